package dev.fraiseql.contract.event;

/**
 * An event on its way to an action.
 *
 * @param id {@code <event>.<observer>}, and {@code .<action>} if the observer has several: the same
 *     for all attempts and replays
 * @param attempt from 1
 * @param replay 0, or how often an operator has replayed the event
 */
public record DeliveredEvent(RowEvent event, String id, int attempt, int replay) {}
