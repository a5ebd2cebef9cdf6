package dev.fraiseql.observers.store;

import dev.fraiseql.contract.event.RowEvent;

/**
 * An entry of the outbox.
 *
 * @param id its number, which ascends in the order of the commits for each key
 */
public record LoggedEvent(long id, RowEvent event) {}
