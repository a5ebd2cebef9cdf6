-- The views of the read-only types. The text is valid on all databases.
create view "CustomerTotal" as
select "CustomerId",
       count(*) as "InvoiceCount",
       max("InvoiceDate") as "LastInvoiceDate",
       round(sum("Total"), 2) as "Total"
from "Invoice"
group by "CustomerId";

create view "TrackSale" as
select "TrackId",
       sum("Quantity") as "Quantity",
       round(sum("UnitPrice" * "Quantity"), 2) as "Revenue"
from "InvoiceLine"
group by "TrackId";
