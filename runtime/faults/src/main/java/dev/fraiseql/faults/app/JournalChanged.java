package dev.fraiseql.faults.app;

import dev.fraiseql.annotations.Observer;
import dev.fraiseql.annotations.Retry;
import dev.fraiseql.annotations.StartPosition;
import dev.fraiseql.annotations.Webhook;

/** Sends every change of a journal. */
@Observer(entity = Journal.class, start = StartPosition.KEPT_EVENTS)
@Webhook(
    url = "${faults.sink}/JournalChanged",
    timeout = "PT2S",
    retry = @Retry(initial = "PT0.2S", max = "PT1S", attempts = 1000))
final class JournalChanged {}
