# Compares what R reads with the server's rows. FRAISEQL_FLIGHT_PORT is the port of a sample app, FRAISEQL_DOMAIN_PORT
# and FRAISEQL_DOMAIN_TOKEN those of a server with values of every type. Prints each test, and ends with 1 if one fails.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
source(file.path(here, "fraiseql.R"))

client <- fraiseql_connect(paste0("grpc://127.0.0.1:", Sys.getenv("FRAISEQL_FLIGHT_PORT")))
domain <- fraiseql_connect(
  paste0("grpc://127.0.0.1:", Sys.getenv("FRAISEQL_DOMAIN_PORT")), Sys.getenv("FRAISEQL_DOMAIN_TOKEN")
)
passed <- 0L
failed <- 0L

test <- function(name, code) {
  failure <- tryCatch({
    force(code)
    NULL
  }, error = conditionMessage)
  if (is.null(failure)) passed <<- passed + 1L else failed <<- failed + 1L
  cat(if (is.null(failure)) "ok " else "FAILED ", name, if (!is.null(failure)) paste0(": ", failure), "\n", sep = "")
}

# Fails, with both values, unless they are equal.
same <- function(actual, expected) {
  if (!identical(actual, expected)) {
    stop(paste(deparse(actual), collapse = ""), " is not ", paste(deparse(expected), collapse = ""))
  }
}

# The message of the server's error.
error_message <- function(code) {
  tryCatch({
    force(code)
    stop("no error")
  }, fraiseql_error = conditionMessage)
}

test("a query with variables returns a data frame", {
  invoices <- fraiseql_query(client, "query ($min: Decimal!, $ids: [ID!]!) {
    invoices(where: {total: {gte: $min}, id: {in: $ids}}, orderBy: [{id: ASC}]) {
      id invoiceDate total customer { lastName }
    }
  }", list(min = 20, ids = c(96, 194, 1)))
  same(names(invoices), c("id", "invoiceDate", "total", "customer.lastName"))
  same(invoices$id, c(96, 194))
  same(invoices$invoiceDate, as.Date(c("2010-02-18", "2011-04-28")))
  same(invoices$total, c(21.86, 21.86))
  same(invoices$customer.lastName, c("Kov\u00e1cs", "O'Reilly"))
})

test("a compiled operation runs by its name", {
  same(nrow(fraiseql_query(client, "TopTracks", list(genre = "Drama", limit = 3))), 3L)
})

test("to-many relations are lists of data frames", {
  artists <- fraiseql_query(client, "{ artists(where: {id: {lte: 3}}, orderBy: [{id: ASC}]) {
    name albums(orderBy: [{id: ASC}]) { title }
  } }")
  same(lengths(lapply(artists$albums, `[[`, "title")), c(2L, 2L, 1L))
  same(artists$albums[[2]], data.frame(title = c("Balls to the Wall", "Restless and Wild")))
})

test("an export has all rows of a table", {
  lines <- fraiseql_export(client, "InvoiceLine", columns = c("InvoiceLineId", "UnitPrice"))
  same(nrow(lines), as.integer(fraiseql_query(client, "{ invoiceLinesCount }")[[1]]))
  same(sort(lines$InvoiceLineId), as.double(seq_len(nrow(lines))))
  resumable <- fraiseql_export(client, "InvoiceLine", columns = "InvoiceLineId", resume = TRUE)
  same(resumable$InvoiceLineId, as.double(seq_len(nrow(lines))))
})

test("an empty result has the same columns", {
  none <- fraiseql_export(client, "Track", "TrackId < 0")
  some <- fraiseql_export(client, "Track", "TrackId < 3")
  same(dim(none), c(0L, ncol(some)))
  same(lapply(none, class), lapply(some, class))
})

test("errors have the server's message", {
  same(error_message(fraiseql_query(client, "{ albums { titel } }")),
    "Line 1, column 12: Album has no field titel. Did you mean title?")
  same(error_message(fraiseql_export(client, "Trak")), "\"Trak\" is no table that is served. Did you mean Track?")
})

test("every type has its values", {
  rows <- fraiseql_export(domain, "sparses", int64 = "character", decimal = "character")
  rows <- rows[order(rows$id), ]
  same(lapply(rows, function(column) class(column)[1])[c("id", "large", "money", "flag", "text", "moment", "day",
    "time", "micros", "mood", "bytes", "json", "single")], list(id = "integer", large = "character",
    money = "character", flag = "logical", text = "character", moment = "POSIXct", day = "Date", time = "difftime",
    micros = "difftime", mood = "factor", bytes = "list", json = "character", single = "numeric"))
  same(all(is.na(rows[1, setdiff(names(rows), c("id", "bytes"))])), TRUE)
  same(rows$bytes[[1]], NULL)
  second <- rows[2, ]
  same(second$tiny, 127L)
  same(second$medium, 2^31 - 1) # a double, because the column also has -2^31
  same(second$large, NA_character_)
  same(second$real, 0.1)
  same(second$exact, "20.4000000000")
  same(second$flag, NA)
  same(format(second$moment, "%Y-%m-%d %H:%M:%OS2 %Z"), "2026-01-24 10:30:00.25 UTC")
  same(format(second$meeting, "%Y-%m-%d"), "1-01-01")
  same(second$day, as.Date("2024-02-29"))
  same(as.double(second$time, units = "secs"), 37800.5)
  same(as.double(second$micros, units = "secs"), 1e-6)
  same(as.character(second$mood), "CALM")
  same(rows$large[3], "-9223372036854775808")
})

test("an integer without an exact double is an error", {
  message <- tryCatch(fraiseql_export(domain, "specimens", columns = "large"), error = conditionMessage)
  same(grepl("has no exact double", message), TRUE)
  large <- fraiseql_export(domain, "specimens", "id in (2, 5)", c("id", "large"), int64 = "integer64")
  same(class(large$large), "integer64")
  if (requireNamespace("bit64", quietly = TRUE)) {
    same(sort(bit64::as.character.integer64(large$large)), c("9007199254740993", "9223372036854775807"))
  }
})

test("bytes and lists of values are lists", {
  specimens <- fraiseql_export(domain, "specimens", "id <= 2", c("id", "bytes"))
  same(specimens$bytes[order(specimens$id)], list(as.raw(c(0, 255)), raw()))
  bags <- fraiseql_export(domain, "bags", columns = c("id", "numbers", "moods", "maybe"))
  bags <- bags[order(bags$id), ]
  same(bags$numbers, list(double(), c(1, -2^31, 0), 1))
  same(as.character(bags$moods[[2]]), c("CALM", "HAPPY", "CALM"))
  same(bags$maybe, list(NULL, character(), c("x", "y")))
})

cat(passed, " passed, ", failed, " failed\n", sep = "")
quit(status = if (failed > 0L) 1L else 0L)
