package dev.fraiseql.jdbc.mysql;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.jdbc.DurationUnits;
import dev.fraiseql.jdbc.JsonArrayText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The text of a column that holds lists: a JSON array. */
final class MysqlListText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss[.SSSSSS]", Locale.ROOT);

  private MysqlListText() {}

  /**
   * The text of a list.
   *
   * @param type of each element
   */
  static String of(List<?> values, ValueType type) {
    JsonArrayText json = new JsonArrayText(values.size());
    for (Object value : values) {
      switch (value) {
        case Long number -> json.add((long) number);
        case Double number -> json.add((Number) number);
        case BigDecimal decimal -> json.add(decimal.setScale(type.scale()).toPlainString());
        case Boolean truth -> json.add(truth ? 1 : 0);
        case Duration duration -> json.add(DurationUnits.of(duration, type.scale()));
        case Instant moment -> json.add(text(LocalDateTime.ofInstant(moment, ZoneOffset.UTC)));
        case LocalDateTime moment -> json.add(text(moment));
        case LocalTime time -> json.add(TIME.format(time));
        default -> json.add(value.toString());
      }
    }
    return json.end();
  }

  private static String text(LocalDateTime moment) {
    return moment.toLocalDate() + " " + TIME.format(moment);
  }
}
