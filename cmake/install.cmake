include(CMakePackageConfigHelpers)

set(config_folder ${CMAKE_INSTALL_LIBDIR}/cmake/timescales)

install(TARGETS timescales EXPORT timescales_targets FILE_SET HEADERS)
if(TIMESCALES_FORMATS)
    install(TARGETS timescales_formats EXPORT timescales_formats_targets FILE_SET HEADERS)
    install(EXPORT timescales_formats_targets
        FILE timescales-formats-targets.cmake NAMESPACE timescales:: DESTINATION ${config_folder})
endif()
if(TIMESCALES_CLI)
    install(TARGETS timescales_cli)
endif()
install(EXPORT timescales_targets
    FILE timescales-targets.cmake NAMESPACE timescales:: DESTINATION ${config_folder})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/rules
    DESTINATION ${CMAKE_INSTALL_DATADIR}/timescales FILES_MATCHING PATTERN "*.yaml")

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/timescales-config.cmake.in
    ${PROJECT_BINARY_DIR}/timescales-config.cmake INSTALL_DESTINATION ${config_folder})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/timescales-config-version.cmake
    COMPATIBILITY SameMajorVersion)
install(FILES
    ${PROJECT_BINARY_DIR}/timescales-config.cmake
    ${PROJECT_BINARY_DIR}/timescales-config-version.cmake
    DESTINATION ${config_folder})

# Relative to its own place, so that an installation can be moved or staged.
file(RELATIVE_PATH from_pkgconfig_to_prefix /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(${CMAKE_CURRENT_LIST_DIR}/timescales.pc.in
    ${PROJECT_BINARY_DIR}/timescales.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/timescales.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
