# Reads rows of the running sample app over Arrow Flight into data frames.
source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))), "fraiseql.R"))

port <- Sys.getenv("FRAISEQL_FLIGHT_PORT", "50051")
client <- fraiseql_connect(paste0("grpc://127.0.0.1:", port))

# Any query, with its variables
invoices <- fraiseql_query(client, "
  query ($min: Decimal!) {
    invoices(where: {total: {gte: $min}}, orderBy: [{total: DESC}]) {
      id invoiceDate total
      customer { firstName lastName }
    }
  }", list(min = 18))
print(invoices)

# An export of a table, with columns as in the database
sales <- fraiseql_export(client, "Invoice", columns = c("InvoiceDate", "Total"))
print(aggregate(Total ~ format(InvoiceDate, "%Y"), sales, sum))
