# Queries and exports of a FraiseQL server as data frames.
#
#   source("fraiseql.R")
#   client <- fraiseql_connect("grpc://localhost:50051", token = "...")
#   tracks <- fraiseql_query(client, "TopTracks", list(genre = "Drama", limit = 5L))
#   lines  <- fraiseql_export(client, "InvoiceLine", "UnitPrice > 1", c("InvoiceLineId", "UnitPrice"))
#
# It needs the R package reticulate, and in the Python that reticulate uses the package fraiseql-flight. The R package
# arrow is not needed: columns are passed as bytes.

#' A client of the server at an address.
#'
#' @param url `grpc://host:port`, or `grpc+tls://host:port` for an encrypted connection.
#' @param token authenticates the caller; NULL for a server without authentication.
#' @param ... `timeout`, `compression`, `root_certificates` and `patience`, as of Python's `fraiseql_flight.connect`.
fraiseql_connect <- function(url, token = NULL, ...) {
  flight <- tryCatch(reticulate::import("fraiseql_flight"), error = function(problem) {
    stop("Python's package fraiseql-flight is not installed in ", reticulate::py_config()$python,
      ". Install it there by pip, or name another Python in RETICULATE_PYTHON. (",
      conditionMessage(problem), ")",
      call. = FALSE
    )
  })
  asked_of_server(flight$connect(url, token, ...))
}

#' Runs a query with one root field.
#'
#' @param query a GraphQL document, or the name or SHA-256 of an operation that was compiled with the server.
#' @param variables a named list. A vector of length 1 is a single value, so wrap one that is to be a list in `list()`;
#'   NA is null; a Date or POSIXct is what GraphQL calls a Date or DateTime.
#' @param int64,decimal what 64-bit integers and decimals become: see `fraiseql_frame`.
fraiseql_query <- function(client, query, variables = list(), int64 = "double", decimal = "double") {
  given <- lapply(variables, variable)
  result <- asked_of_server(client$query(query, reticulate::dict(given)))
  fraiseql_frame(asked_of_server(result$to_arrow()), int64, decimal)
}

#' Exports the rows of one table.
#'
#' @param table as in the database, or the name of a type or root field of GraphQL.
#' @param where a condition in the language of exports, such as `"total >= 10 and country in ('FR', 'DE')"`.
#' @param columns as in the database or in GraphQL; NULL for all fields.
#' @param resume whether a broken export resumes after the last row received.
#' @param progress whether a bar shows how many rows have arrived.
#' @param int64,decimal what 64-bit integers and decimals become: see `fraiseql_frame`.
fraiseql_export <- function(client, table, where = "", columns = NULL, resume = FALSE, progress = FALSE,
                            int64 = "double", decimal = "double") {
  result <- asked_of_server(
    client$export(table, where, as.list(columns), resume = resume, progress = progress)
  )
  fraiseql_frame(asked_of_server(result$to_arrow()), int64, decimal)
}

#' A table of pyarrow as a data frame.
#'
#' Integers of up to 32 bits are integer (double if -2^31 is among them, which R does not have), floats double, texts and UUIDs and JSON character, enums factors with all
#' their values as levels, dates Date, moments POSIXct in UTC, times of day and durations difftime in seconds, bytes
#' lists of raw. An embedded value or to-one relation becomes a column for each of its fields, `customer.lastName`. A
#' list of values becomes a list of vectors, a to-many relation a list of data frames.
#'
#' @param int64 what integers of 64 bits become: "double", which is an error for those that no double equals, beyond
#'   2^53; "integer64" of the package bit64; or "character".
#' @param decimal what decimals become: "double", the nearest one, or "character", exact.
fraiseql_frame <- function(table, int64 = "double", decimal = "double") {
  int64 <- match.arg(int64, c("double", "integer64", "character"))
  decimal <- match.arg(decimal, c("double", "character"))
  while (any(vapply(table$schema$types, function(type) kind(type) == "struct", TRUE))) {
    table <- table$flatten()
  }
  names <- unlist(table$column_names)
  columns <- lapply(seq_along(names) - 1L, function(i) {
    chunks <- table$column(i)
    whole <- if (chunks$num_chunks == 1L) chunks$chunk(0L) else chunks$combine_chunks()
    vector_of(whole, int64, decimal)
  })
  structure(columns, names = names, row.names = .set_row_names(table$num_rows), class = "data.frame")
}

# The values of an array of pyarrow, NA where it has none.
vector_of <- function(array, int64, decimal) {
  arrow <- reticulate::import("pyarrow")
  type <- array$type
  missing <- function(values) {
    is.na(values) <- which(as.logical(as.integer(bytes_of(array$is_null()$cast("uint8")))))
    values
  }
  # Fixed-width values are passed as bytes, and decoded by R.
  bits <- function(as, what, size) {
    cast <- if (is.null(as)) array else array$cast(as)
    readBin(bytes_of(cast$fill_null(arrow$scalar(0L)$cast(cast$type))), what, length(array), size = size)
  }
  text <- function() missing(as.character(unlist(array$cast("string")$fill_null("")$to_pylist())))
  # A double holds counts of microseconds exactly for all timestamps that R can distinguish.
  counted <- function(per_second) {
    bits_as_double(array$cast("int64"), arrow) / per_second
  }
  switch(kind(type),
    bool = missing(as.logical(bits("int32", "integer", 4L))),
    int8 = , int16 = missing(bits("int32", "integer", 4L)),
    int32 = {
      integers <- bits(NULL, "integer", 4L)
      # R uses the smallest integer for NA.
      missing(if (anyNA(integers)) bits("float64", "double", 8L) else integers)
    },
    int64 = switch(int64,
      double = missing(exact_double(array, arrow)),
      integer64 = missing(structure(bits(NULL, "double", 8L), class = "integer64")),
      character = text()
    ),
    float = , double = missing(bits("float64", "double", 8L)),
    decimal128 = , decimal256 = if (decimal == "double") missing(bits("float64", "double", 8L)) else text(),
    string = text(),
    date32 = missing(structure(as.double(bits("int32", "integer", 4L)), class = "Date")),
    timestamp = missing(.POSIXct(counted(units_of(type)), tz = "UTC")),
    time64 = , duration = missing(as.difftime(counted(units_of(type)), units = "secs")),
    binary = lapply(array$to_pylist(), function(value) if (is.null(value)) NULL else raw_of(value)),
    dictionary = {
      levels <- as.character(unlist(array$dictionary$to_pylist()))
      codes <- vector_of(array$indices, int64, decimal)
      structure(codes + 1L, levels = levels, class = "factor")
    },
    list = lists_of(array, int64, decimal),
    stop("A column of Arrow's type ", reticulate::py_str(type), " has no form in R: leave it out", call. = FALSE)
  )
}

# A vector or data frame for each list of an array, NULL where there is none.
lists_of <- function(array, int64, decimal) {
  arrow <- reticulate::import("pyarrow")
  lengths <- as.integer(unlist(array$value_lengths()$fill_null(0L)$to_pylist()))
  ends <- cumsum(lengths)
  values <- array$flatten()
  whole <- if (kind(values$type) == "struct") {
    fraiseql_frame(arrow$Table$from_struct_array(values), int64, decimal)
  } else {
    vector_of(values, int64, decimal)
  }
  absent <- unlist(array$is_null()$to_pylist())
  lapply(seq_along(lengths), function(i) {
    if (absent[i]) {
      return(NULL)
    }
    rows <- seq_len(lengths[i]) + ends[i] - lengths[i]
    if (is.data.frame(whole)) {
      part <- whole[rows, , drop = FALSE]
      rownames(part) <- NULL
      part
    } else {
      whole[rows]
    }
  })
}

exact_double <- function(array, arrow) {
  limits <- reticulate::import("pyarrow.compute")$min_max(array)
  for (limit in c("min", "max")) {
    value <- limits[limit]$cast("string")$as_py()
    if (!is.null(value) && abs(as.double(value)) > 2^53) {
      stop("A 64-bit integer, ", value, ", is beyond what a double holds exactly:",
        " ask with int64 = \"integer64\" (of the package bit64) or \"character\"",
        call. = FALSE
      )
    }
  }
  bits_as_double(array, arrow)
}

bits_as_double <- function(array, arrow) {
  # Not "safe": a moment's count may be beyond what a double holds to the microsecond.
  doubles <- array$fill_null(arrow$scalar(0L)$cast("int64"))$cast("float64", safe = FALSE)
  readBin(bytes_of(doubles), "double", length(array), size = 8L)
}

# The bytes of an array of fixed width that holds no nulls.
bytes_of <- function(array) {
  if (length(array) == 0L) {
    return(raw())
  }
  width <- array$type$bit_width %/% 8L
  buffer <- array$buffers()[[2]]$slice(array$offset * width, length(array) * width)
  raw_of(buffer)
}

raw_of <- function(bytes) {
  reticulate::py_to_r(reticulate::import_builtins(convert = FALSE)$bytearray(bytes))
}

units_of <- function(type) switch(type$unit, s = 1, ms = 1e3, us = 1e6, ns = 1e9)

# Arrow's name of a type without its parameters; JSON, which is an extension of it, is a text.
kind <- function(type) {
  name <- reticulate::py_str(type)
  if (name == "extension<arrow.json>") "string" else sub("[ [(<].*", "", sub("\\[.*", "", name))
}

# Converts a variable to Python.
variable <- function(value) {
  if (is.null(value) || (length(value) == 1L && !is.list(value) && is.na(value))) {
    NULL
  } else if (inherits(value, "POSIXct")) {
    format(value, "%Y-%m-%dT%H:%M:%OS6Z", tz = "UTC")
  } else if (inherits(value, "Date") || is.factor(value)) {
    as.character(value)
  } else if (is.list(value) || length(value) > 1L) {
    unname_unless_named(lapply(value, variable))
  } else if (is.double(value) && value == trunc(value) && abs(value) <= 2^53) {
    # R writes 5 for 5.0, and GraphQL's integers are no floats; its floats may be integers.
    reticulate::import_builtins(convert = FALSE)$int(value)
  } else {
    value
  }
}

unname_unless_named <- function(values) if (is.null(names(values))) unname(values) else reticulate::dict(values)

# Raises an error of the server as an error of class fraiseql_error, with the server's message.
asked_of_server <- function(call) {
  tryCatch(call, python.builtin.Exception = refused, error = refused)
}

refused <- function(problem) {
  python <- reticulate::py_last_error()
  message <- if (is.null(python)) conditionMessage(problem) else python$value
  stop(structure(
    class = c("fraiseql_error", "error", "condition"),
    list(message = message, call = NULL, type = python$type)
  ))
}
