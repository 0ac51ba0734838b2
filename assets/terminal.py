"""What a run says in the terminal that serves the page: what went wrong. Its page has the rest."""

import logging

import dagster as dg


@dg.logger(
    {
        "log_level": dg.Field(str, default_value="ERROR", description="Least level that is printed: INFO, DEBUG ..."),
        "name": dg.Field(str, default_value="tollbook", description="Name of the logger."),
    },
    description="The terminal from which the page is served.",
)
def console(context: dg.InitLoggerContext) -> logging.Logger:
    """Dagster's own console logger, which prints every event unless told otherwise, told otherwise."""
    made: logging.Logger = dg.colored_console_logger.logger_fn(context)
    return made
