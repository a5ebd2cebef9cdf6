package dev.fraiseql.contract.event;

import dev.fraiseql.annotations.Change;
import dev.fraiseql.annotations.StartPosition;
import java.util.List;
import java.util.Set;

/**
 * An observer.
 *
 * @param name unique in an application
 * @param type the GraphQL name of the type whose rows it observes
 * @param on the changes it acts on
 * @param condition the text of its condition; empty for none
 * @param ordered whether the events of one row are delivered one after the other
 * @param start where it begins when it runs for the first time
 * @param actions at least one
 */
public record ObserverModel(
    String name,
    String type,
    Set<Change> on,
    String condition,
    boolean ordered,
    StartPosition start,
    List<ActionModel> actions) {
  public ObserverModel {
    on = Set.copyOf(on);
    actions = List.copyOf(actions);
  }
}
