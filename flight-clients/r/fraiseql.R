# Queries, exports and loads of a FraiseQL server as data frames.
#
#   source("fraiseql.R")
#   client <- fraiseql_connect("grpc://localhost:50051", token = "...")
#   tracks <- fraiseql_query(client, "TopTracks", list(genre = "Drama", limit = 5L))
#   lines  <- fraiseql_export(client, "InvoiceLine", "UnitPrice > 1", c("InvoiceLineId", "UnitPrice"))
#
# It needs the R package reticulate, and the Python package fraiseql-flight in the Python that reticulate uses. It does
# not need the R package arrow: columns are transferred as bytes.

#' Returns a client of the server at an address.
#'
#' @param url `grpc://host:port`, or `grpc+tls://host:port` for an encrypted connection.
#' @param token the caller's token; NULL for a server that requires none.
#' @param ... `timeout`, `compression`, `root_certificates` and `retry_timeout` of Python's `fraiseql_flight.connect`.
fraiseql_connect <- function(url, token = NULL, ...) {
  flight <- tryCatch(reticulate::import("fraiseql_flight"), error = function(cause) {
    stop("The Python package fraiseql-flight is not installed in ", reticulate::py_config()$python,
      ". Install it there by pip, or name another Python in RETICULATE_PYTHON. (",
      conditionMessage(cause), ")",
      call. = FALSE
    )
  })
  call_server(flight$connect(url, token, ...))
}

#' Runs a query with one root field and returns its rows.
#'
#' @param query a GraphQL document, or the name or SHA-256 of a compiled operation.
#' @param variables a named list. A vector of length 1 is a single value: wrap it in `list()` for a list of one. NA is
#'   null; a Date or POSIXct is a Date or DateTime of GraphQL.
#' @param int64,decimal the types of 64-bit integers and decimals: see `fraiseql_frame`.
fraiseql_query <- function(client, query, variables = list(), int64 = "double", decimal = "double") {
  converted <- lapply(variables, variable)
  result <- call_server(client$query(query, reticulate::dict(converted)))
  fraiseql_frame(call_server(result$to_arrow()), int64, decimal)
}

#' Exports the rows of one table, in any number.
#'
#' @param table the name of the table in the database, or of its type or root field in GraphQL.
#' @param where a condition in the language of exports, such as `"total >= 10 and country in ('FR', 'DE')"`.
#' @param columns names as in the database or in GraphQL; NULL for all columns that are fields.
#' @param resume whether to resume the export after its last row if the connection is interrupted.
#' @param progress whether to show a progress bar.
#' @param int64,decimal the types of 64-bit integers and decimals: see `fraiseql_frame`.
fraiseql_export <- function(client, table, where = "", columns = NULL, resume = FALSE, progress = FALSE,
                            int64 = "double", decimal = "double") {
  result <- call_server(
    client$export(table, where, as.list(columns), resume = resume, progress = progress)
  )
  fraiseql_frame(call_server(result$to_arrow()), int64, decimal)
}

#' Loads the rows of a data frame into one table, in one transaction, and returns their number.
#'
#' Names of columns are those of the database or of GraphQL. Columns are sent as R has them: integer, double, character,
#' logical, factor, Date, POSIXct and `integer64`; `NA` is null. Numbers that are whole go into integer columns. Times of
#' day and durations, decimals with more than 15 digits and UUIDs are sent as character, bytes as lists of raw.
#'
#' @param table the name of the table in the database, or of its type or root field in GraphQL.
#' @param rows a data frame.
#' @param progress a function that is called with the number of rows that were sent so far, or TRUE for a progress bar,
#'   which needs Python's tqdm.
fraiseql_insert <- function(client, table, rows, progress = NULL) {
  arrow <- reticulate::import("pyarrow", convert = FALSE)
  columns <- lapply(rows, column_of, arrow = arrow)
  whole <- arrow$table(reticulate::r_to_py(columns))
  if (is.function(progress)) {
    batches <- whole$to_batches(max_chunksize = 20000L)
    sent <- 0
    each <- reticulate::py_iterator(local({
      i <- 0L
      count <- reticulate::py_len(batches)
      function() {
        if (i > 0L) {
          sent <<- sent + reticulate::py_to_r(batches[i - 1L]$num_rows)
          progress(sent)
        }
        if (i == count) {
          return(NULL)
        }
        i <<- i + 1L
        batches[i - 1L]
      }
    }))
    whole <- arrow$RecordBatchReader$from_batches(whole$schema, each)
  }
  call_server(client$insert(table, whole, progress = isTRUE(progress)))
}

# Converts a column to an array of pyarrow.
column_of <- function(values, arrow) {
  array <- function(values, type) arrow$array(reticulate::r_to_py(values), type = type)
  plain <- function(values) lapply(values, function(value) if (is.na(value)) NULL else value)
  if (is.factor(values)) {
    array(plain(as.character(values)), arrow$string())
  } else if (inherits(values, "Date")) {
    array(plain(as.character(values)), arrow$string())
  } else if (inherits(values, "POSIXct")) {
    array(plain(format(values, "%Y-%m-%dT%H:%M:%OS6Z", tz = "UTC")), arrow$string())
  } else if (inherits(values, "integer64")) {
    array(plain(as.character(values)), arrow$string())$cast(arrow$int64())
  } else if (is.list(values)) {
    array(lapply(values, function(value) if (is.raw(value)) python_bytes(value) else value), NULL)
  } else {
    type <- switch(typeof(values),
      integer = arrow$int32(), double = arrow$float64(), character = arrow$string(), logical = arrow$bool_(),
      stop("Columns of the type ", typeof(values), " cannot be sent", call. = FALSE)
    )
    array(plain(values), type)
  }
}

python_bytes <- function(value) reticulate::import_builtins(convert = FALSE)$bytes(reticulate::r_to_py(as.integer(value)))

#' Converts a table of pyarrow to a data frame.
#'
#' - Integers of up to 32 bits: integer, or double for a column with -2^31, which R's integers lack
#' - floats: double
#' - texts, UUIDs and JSON: character
#' - enums: factors with all their values as levels
#' - dates: Date; timestamps: POSIXct in UTC
#' - times of day and durations: difftime in seconds
#' - bytes: lists of raw
#' - an embedded object or to-one relation: a column per field, `customer.lastName`
#' - a list of values: a list of vectors; a to-many relation: a list of data frames
#'
#' @param int64 the type of 64-bit integers: "double", which is an error for an integer beyond 2^53, "integer64" of the
#'   package bit64, or "character".
#' @param decimal the type of decimals: "double", the nearest one, or "character", exact.
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

# Converts an array of pyarrow to a vector, with NA for null.
vector_of <- function(array, int64, decimal) {
  arrow <- reticulate::import("pyarrow")
  type <- array$type
  missing <- function(values) {
    is.na(values) <- which(as.logical(as.integer(bytes_of(array$is_null()$cast("uint8")))))
    values
  }
  # Reads fixed-width values from their bytes.
  bits <- function(as, what, size) {
    cast <- if (is.null(as)) array else array$cast(as)
    readBin(bytes_of(cast$fill_null(arrow$scalar(0L)$cast(cast$type))), what, length(array), size = size)
  }
  text <- function() missing(as.character(unlist(array$cast("string")$fill_null("")$to_pylist())))
  # As doubles, microseconds and the like are as exact as R's own times.
  counted <- function(per_second) {
    bits_as_double(array$cast("int64"), arrow) / per_second
  }
  switch(kind(type),
    bool = missing(as.logical(bits("int32", "integer", 4L))),
    int8 = , int16 = missing(bits("int32", "integer", 4L)),
    int32 = {
      integers <- bits(NULL, "integer", 4L)
      # R reads the minimum integer as NA.
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
    stop("Columns of Arrow's type ", reticulate::py_str(type), " are not supported in R: select other columns",
      call. = FALSE
    )
  )
}

# Converts an array of lists to a list of vectors or data frames, with NULL for null.
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
      stop("The 64-bit integer ", value, " has no exact double:",
        " use int64 = \"integer64\" (of the package bit64) or \"character\"",
        call. = FALSE
      )
    }
  }
  bits_as_double(array, arrow)
}

bits_as_double <- function(array, arrow) {
  # Not "safe": distant timestamps in microseconds may have no exact double.
  doubles <- array$fill_null(arrow$scalar(0L)$cast("int64"))$cast("float64", safe = FALSE)
  readBin(bytes_of(doubles), "double", length(array), size = 8L)
}

# The bytes of an array of fixed width without nulls.
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

# Arrow's name of a type without its parameters. JSON, an extension type, is "string".
kind <- function(type) {
  name <- reticulate::py_str(type)
  if (name == "extension<arrow.json>") "string" else sub("[ [(<].*", "", sub("\\[.*", "", name))
}

# Converts a variable to a Python value.
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
    # R's 5 is a double, which GraphQL rejects as an Int. An integer is valid for a Float.
    reticulate::import_builtins(convert = FALSE)$int(value)
  } else {
    value
  }
}

unname_unless_named <- function(values) if (is.null(names(values))) unname(values) else reticulate::dict(values)

# Evaluates a call and raises its error with class fraiseql_error and the server's message only.
call_server <- function(call) {
  tryCatch(call, python.builtin.Exception = raise, error = raise)
}

raise <- function(cause) {
  python <- reticulate::py_last_error()
  message <- if (is.null(python)) conditionMessage(cause) else python$value
  stop(structure(
    class = c("fraiseql_error", "error", "condition"),
    list(message = message, call = NULL, type = python$type)
  ))
}
