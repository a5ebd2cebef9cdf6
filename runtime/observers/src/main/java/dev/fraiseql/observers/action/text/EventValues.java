package dev.fraiseql.observers.action.text;

import dev.fraiseql.contract.event.DeliveredEvent;
import dev.fraiseql.contract.event.EventRow;
import dev.fraiseql.contract.event.RowEvent;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The values of an event, by the paths that {@link dev.fraiseql.contract.event.EventTemplate}
 * describes.
 */
public record EventValues(DeliveredEvent delivered) implements Values {
  private static final String BEFORE = "before.";
  private static final String AFTER = "after.";

  @Override
  public @Nullable Object at(String path) {
    RowEvent event = delivered.event();
    return switch (path) {
      case "event.id" -> event.id().toString();
      case "event.type" -> event.type();
      case "event.key" -> event.key();
      case "event.operation" -> event.operation().name();
      case "event.time" -> event.time();
      case "event.actor" -> event.actor();
      case "event.tenant" -> event.header().tenant();
      case "delivery.id" -> delivered.id();
      default -> ofRow(path);
    };
  }

  private @Nullable Object ofRow(String path) {
    if (path.startsWith(BEFORE)) {
      return value(delivered.event().change().before(), path.substring(BEFORE.length()));
    }
    if (path.startsWith(AFTER)) {
      return value(delivered.event().change().after(), path.substring(AFTER.length()));
    }
    return value(delivered.event().change().current(), path);
  }

  private static @Nullable Object value(EventRow row, String path) {
    if (row.isNull(path)) {
      return null;
    }
    String json = row.json(path);
    return switch (json.charAt(0)) {
      case '"' -> row.text(path);
      case 't', 'f' -> row.bool(path);
      case '{', '[' -> new Json(json);
      default -> new BigDecimal(json);
    };
  }
}
