package dev.fraiseql.contract.event;

import dev.fraiseql.annotations.Change;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A committed change of a row, as a handler gets it.
 *
 * @param <T> the record of the row. Its relations are null; their keys are in {@link #row}
 */
public final class EntityEvent<T> {
  private final DeliveredEvent delivered;
  private final Function<EventRow, T> instances;

  /**
   * An event.
   *
   * @param instances makes an instance of a state that is there
   */
  public EntityEvent(DeliveredEvent delivered, Function<EventRow, T> instances) {
    this.delivered = delivered;
    this.instances = instances;
  }

  /** The id of the event: of UUID version 7, the same for all observers. */
  public UUID id() {
    return delivered.event().id();
  }

  /** What one effect has to be bound to, to happen once: the same whenever it is tried again. */
  public String deliveryId() {
    return delivered.id();
  }

  /** The number of the attempt, from 1. */
  public int attempt() {
    return delivered.attempt();
  }

  /** What happened to the row. */
  public Change change() {
    return delivered.event().operation();
  }

  /** The key as text: its only part, or a JSON array of all parts. */
  public String key() {
    return delivered.event().key();
  }

  /** The row before; null if it was created. */
  public @Nullable T before() {
    return instance(delivered.event().change().before());
  }

  /** The row after; null if it was deleted. */
  public @Nullable T after() {
    return instance(delivered.event().change().after());
  }

  private @Nullable T instance(EventRow row) {
    return row.exists() ? instances.apply(row) : null;
  }

  /** The fields that an update has changed. */
  public Set<String> changed() {
    return delivered.event().change().changed();
  }

  /** The time at which the change was made, in the transaction. */
  public Instant time() {
    return delivered.event().time();
  }

  /** Who made the change; null if it is not known. */
  public @Nullable String actor() {
    return delivered.event().actor();
  }

  /** The event with the values of its rows by their paths, among them the keys of relations. */
  public RowEvent row() {
    return delivered.event();
  }
}
