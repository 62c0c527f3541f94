# Configures, builds and runs one consumer, and compares what it prints with EXPECTED.

set(work ${BUILD_DIR}/package/${KIND})
set(prefix ${BUILD_DIR}/package/prefix-${KIND})
file(REMOVE_RECURSE ${work} ${prefix})
file(MAKE_DIRECTORY ${work})

function(run)
    execute_process(COMMAND ${ARGV} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
    if(NOT status EQUAL 0)
        message(FATAL_ERROR "${ARGV}\n${output}")
    endif()
endfunction()

if(NOT KIND STREQUAL add_subdirectory)
    run(${CMAKE_COMMAND} --install ${BUILD_DIR} --prefix ${prefix})
endif()

if(KIND STREQUAL pkg_config)
    file(GLOB_RECURSE description ${prefix}/*/timescales.pc)
    get_filename_component(folder ${description} DIRECTORY)
    set(ENV{PKG_CONFIG_PATH} ${folder})
    execute_process(COMMAND pkg-config --cflags --libs timescales
        OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    separate_arguments(flags UNIX_COMMAND "${flags}")
    run(${COMPILER} -std=c++20 ${SOURCE_DIR}/examples/host/main.cpp ${flags} -o ${work}/due_dates)
else()
    run(${CMAKE_COMMAND} -S ${SOURCE_DIR}/tests/package/${KIND} -B ${work} -G Ninja
        -D CMAKE_CXX_COMPILER=${COMPILER} -D CMAKE_PREFIX_PATH=${prefix} -D TIMESCALES=${SOURCE_DIR})
    run(${CMAKE_COMMAND} --build ${work})
endif()

execute_process(COMMAND ${work}/due_dates OUTPUT_VARIABLE printed COMMAND_ERROR_IS_FATAL ANY)
file(READ ${EXPECTED} expected)
if(NOT printed STREQUAL expected)
    message(FATAL_ERROR "expected:\n${expected}\nprinted:\n${printed}")
endif()
