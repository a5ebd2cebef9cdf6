package dev.fraiseql.benchmarks.observed;

import dev.fraiseql.annotations.Observer;
import dev.fraiseql.annotations.StartPosition;
import dev.fraiseql.annotations.Webhook;

/** Sends webhooks to a receiver that fails. */
@Observer(entity = Claim.class, start = StartPosition.KEPT_EVENTS)
@Webhook(url = "${observed.claims}", secret = "${observed.secret}")
public interface ClaimSent {}
