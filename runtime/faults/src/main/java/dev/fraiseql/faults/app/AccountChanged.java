package dev.fraiseql.faults.app;

import dev.fraiseql.annotations.Observer;
import dev.fraiseql.annotations.Retry;
import dev.fraiseql.annotations.StartPosition;
import dev.fraiseql.annotations.Webhook;

/** Sends every change of an account. */
@Observer(entity = Account.class, start = StartPosition.KEPT_EVENTS)
@Webhook(
    url = "${faults.sink}/AccountChanged",
    timeout = "PT2S",
    retry = @Retry(initial = "PT0.2S", max = "PT1S", attempts = 1000))
final class AccountChanged {}
