# Loads frames into a sample app, which FRAISEQL_FLIGHT_PORT names. Prints each test, and ends with 1 if one fails.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
source(file.path(here, "fraiseql.R"))

client <- fraiseql_connect(paste0("grpc://127.0.0.1:", Sys.getenv("FRAISEQL_FLIGHT_PORT")))
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

same <- function(actual, expected) {
  if (!identical(actual, expected)) {
    stop(paste(deparse(actual), collapse = ""), " is not ", paste(deparse(expected), collapse = ""))
  }
}

test("a frame is loaded", {
  same(fraiseql_insert(client, "playlists", data.frame(name = c("R 1", NA, "R 2"))), 3L)
  same(
    fraiseql_query(client, "{ playlists(where: {name: {startsWith: \"R \"}}, orderBy: [{name: ASC}]) { name } }")$name,
    c("R 1", "R 2")
  )
})

test("columns of every type are loaded", {
  invoices <- data.frame(
    CustomerId = c(1L, 2L),
    InvoiceDate = as.Date(c("2026-01-24", "2024-02-29")),
    Total = c(12.5, 0.99),
    BillingCity = factor(c("Turin", "Rome"))
  )
  same(fraiseql_insert(client, "Invoice", invoices), 2L)
  read <- fraiseql_export(client, "Invoice", "BillingCity in ('Turin', 'Rome') and InvoiceDate > '2024-01-01'",
    c("CustomerId", "InvoiceDate", "Total"))
  read <- read[order(read$CustomerId), ]
  same(read$Total, c(12.5, 0.99))
  same(read$InvoiceDate, invoices$InvoiceDate)
})

test("a callback is told the progress", {
  seen <- c()
  rows <- data.frame(name = rep("R progress", 45000))
  same(fraiseql_insert(client, "playlists", rows, progress = function(count) seen <<- c(seen, count)), 45000L)
  same(seen, c(20000, 40000, 45000))
})

test("a wrong row is an error of the server", {
  message <- tryCatch(
    fraiseql_insert(client, "playlists", data.frame(name = strrep("x", 121))),
    fraiseql_error = conditionMessage
  )
  same(startsWith(message, "Row 0, column name: the text has 121 characters"), TRUE)
})

cat(passed, "passed,", failed, "failed\n")
quit(status = if (failed > 0L) 1L else 0L)
