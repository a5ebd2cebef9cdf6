package dev.fraiseql.server.http;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.event.RowEvent;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.engine.json.JsonReader;
import dev.fraiseql.observers.event.EventJson;
import dev.fraiseql.plan.bind.EventRowCheck;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The event of a dead letter as an operator has edited it, or the rows of it alone. */
final class EditedEvent {
  private static final String BEFORE = "before";
  private static final String AFTER = "after";
  private static final List<String> ROWS = List.of(BEFORE, AFTER);
  private static final EventJson EVENTS = new EventJson(Set.of());

  private final Map<?, ?> recorded;
  private final AdminRequest request;

  private EditedEvent(Map<?, ?> recorded, AdminRequest request) {
    this.recorded = recorded;
    this.request = request;
  }

  /**
   * Reads the body of a request, and checks it.
   *
   * @param event as it is recorded
   * @throws RequestException BAD_USER_INPUT if it is another event, or its rows do not have the
   *     fields of its type
   */
  static EditedEvent of(@Nullable String body, RowEvent event, Model model)
      throws RequestException {
    Map<?, ?> recorded = (Map<?, ?>) Objects.requireNonNull(JsonReader.read(EVENTS.write(event)));
    AdminRequest request =
        AdminRequest.of(body, recorded.keySet().stream().map(String::valueOf).toList());
    EditedEvent edited = new EditedEvent(recorded, request);
    edited.checkSame();
    TypeModel type =
        model
            .findType(event.type())
            .orElseThrow(() ->
                bad(
                    "This application has no type "
                        + event.type()
                        + ", so that it cannot be checked."));
    for (String name : ROWS) {
      edited.checkRow(name, type, new EventRowCheck(model));
    }
    return edited;
  }

  /** The row before; null if the event has none. */
  @Nullable String before() {
    return request.json(BEFORE);
  }

  /** The row after; null if the event has none. */
  @Nullable String after() {
    return request.json(AFTER);
  }

  private void checkSame() throws RequestException {
    for (Map.Entry<?, ?> field : request.fields().entrySet()) {
      Object name = field.getKey();
      if (!ROWS.contains(name) && !Objects.equals(field.getValue(), recorded.get(name))) {
        throw bad(name + ": it is " + recorded.get(name) + " in this event, and is not edited.");
      }
    }
  }

  private void checkRow(String name, TypeModel type, EventRowCheck check) throws RequestException {
    Object row = request.fields().get(name);
    Object present = recorded.get(name);
    if ((row == null) != (present == null)) {
      throw bad(name + ": it is " + (present == null ? "null" : "an object") + " in this event.");
    }
    if (row == null) {
      return;
    }
    if (!(row instanceof Map<?, ?> given)) {
      throw bad(name + ": it is not an object.");
    }
    check.check(given, type, name);
    for (ScalarField part : type.key()) {
      Object key = present instanceof Map<?, ?> known ? known.get(part.name()) : null;
      if (key != null && !key.equals(given.get(part.name()))) {
        throw bad(
            name + '.' + part.name() + ": it is " + key + " in this event, and is not edited.");
      }
    }
  }

  private static RequestException bad(String message) {
    return new RequestException(ErrorCode.BAD_USER_INPUT, message);
  }
}
