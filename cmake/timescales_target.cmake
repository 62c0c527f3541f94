# What every target of the project is built with. Nothing is set globally, so that a host that adds
# the project as a subdirectory keeps its own flags.

option(TIMESCALES_WARNINGS_AS_ERRORS "Treat warnings in the project's own code as errors" OFF)
set(TIMESCALES_SANITIZERS "" CACHE STRING "Sanitizers, such as address,undefined")

function(timescales_target target)
    target_compile_features(${target} PUBLIC cxx_std_20)
    set_target_properties(${target} PROPERTIES
        CXX_EXTENSIONS OFF
        CXX_VISIBILITY_PRESET hidden
        VISIBILITY_INLINES_HIDDEN ON
        POSITION_INDEPENDENT_CODE ON)
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR})
    target_compile_options(${target} PRIVATE
        -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
        # g++ 12 warns of an impossible overlap in "literal" + std::string (its bug 105651).
        $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
        $<$<BOOL:${TIMESCALES_WARNINGS_AS_ERRORS}>:-Werror>)
    if(TIMESCALES_SANITIZERS)
        target_compile_options(${target} PRIVATE
            -fsanitize=${TIMESCALES_SANITIZERS} -fno-sanitize-recover=all -fno-omit-frame-pointer)
        # Public: what links a sanitized static library has to bring the run-time too.
        target_link_options(${target} PUBLIC -fsanitize=${TIMESCALES_SANITIZERS})
    endif()
endfunction()
