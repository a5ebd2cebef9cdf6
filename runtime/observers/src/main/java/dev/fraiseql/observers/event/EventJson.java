package dev.fraiseql.observers.event;

import dev.fraiseql.contract.event.RowEvent;
import dev.fraiseql.contract.json.JsonDocument;
import dev.fraiseql.contract.json.JsonSink;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes events as published, in the form that {@code event.schema.json} describes. Immutable. */
public final class EventJson {
  /** The version of the form: raised by changes that its readers could not ignore. */
  public static final String SPEC_VERSION = "1";

  private static final int HEADER_SIZE = 512;

  private final FieldFilter filter;

  /**
   * A writer of events.
   *
   * @param redacted the fields that are left out, by their paths from the row, such as {@code note}
   *     or {@code address.city}
   */
  public EventJson(Set<String> redacted) {
    filter = new FieldFilter(redacted);
  }

  /** The event in UTF-8. */
  public byte[] write(RowEvent event) {
    String before = event.before();
    String after = event.after();
    JsonSink out = new JsonSink(HEADER_SIZE + length(before) + length(after));
    key("{\"specVersion\":", out);
    out.string(SPEC_VERSION);
    key(",\"id\":", out);
    out.string(event.id().toString());
    key(",\"entity\":", out);
    out.string(event.type());
    key(",\"key\":", out);
    out.string(event.key());
    key(",\"operation\":", out);
    out.string(event.operation().name());
    key(",\"time\":", out);
    out.instant(micros(event.time()), false);
    key(",\"before\":", out);
    row(before, out);
    key(",\"after\":", out);
    row(after, out);
    key(",\"changed\":", out);
    changed(event.changed(), out);
    key(",\"actor\":", out);
    out.text(event.actor());
    key(",\"tenant\":", out);
    out.text(event.header().tenant());
    key(",\"traceparent\":", out);
    out.text(event.header().traceParent());
    out.raw('}');
    return Arrays.copyOf(out.array(), out.size());
  }

  private static int length(@Nullable String json) {
    return json == null ? 0 : json.length();
  }

  private static void key(String text, JsonSink out) {
    out.raw(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private void row(@Nullable String json, JsonSink out) {
    if (json == null) {
      out.nullValue();
    } else {
      filter.copy(json.getBytes(StandardCharsets.UTF_8), out);
    }
  }

  private void changed(String json, JsonSink out) {
    if (filter.isEmpty()) {
      out.raw(json.getBytes(StandardCharsets.UTF_8));
      return;
    }
    char separator = '[';
    for (Object item : (List<?>) Objects.requireNonNull(new JsonDocument(json).value())) {
      if (!filter.drops((String) item)) {
        out.raw(separator);
        out.string((String) item);
        separator = ',';
      }
    }
    if (separator == '[') {
      out.raw('[');
    }
    out.raw(']');
  }
}
