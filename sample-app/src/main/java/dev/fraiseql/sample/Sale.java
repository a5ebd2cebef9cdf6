package dev.fraiseql.sample;

import dev.fraiseql.annotations.Change;
import dev.fraiseql.annotations.LogEvent;
import dev.fraiseql.annotations.Observer;

/** Logs each new invoice that is not free. */
@Observer(entity = Invoice.class, on = Change.CREATED, when = "total > 0")
@LogEvent("Invoice {{id}}: customer {{customer.id}} pays {{total}}.")
interface Sale {}
