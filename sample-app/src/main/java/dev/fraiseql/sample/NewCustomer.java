package dev.fraiseql.sample;

import dev.fraiseql.annotations.Change;
import dev.fraiseql.annotations.Observer;
import dev.fraiseql.annotations.Webhook;

/** Tells a newsletter service of each new customer. */
@Observer(entity = Customer.class, on = Change.CREATED)
@Webhook(
    url = "${newsletter.url}",
    secret = "${newsletter.secret}",
    redact = {"phone", "fax"})
interface NewCustomer {}
