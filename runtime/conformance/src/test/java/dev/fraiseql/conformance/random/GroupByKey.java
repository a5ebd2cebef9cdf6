package dev.fraiseql.conformance.random;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.ValueType;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A group key in {@code groupBy}.
 *
 * @param path the names in the document from the type to the key, which is the last
 * @param through the relations in the path
 * @param bucket the suffix of its name, such as {@code Month}; empty for the value itself
 */
record GroupByKey(List<String> path, List<ToOneField> through, ScalarField field, String bucket) {
  static final List<String> OF_DAYS = List.of("", "Year", "Quarter", "Month", "Week", "Day");
  static final List<String> OF_MOMENTS =
      List.of("", "Year", "Quarter", "Month", "Week", "Day", "Hour");
  static final List<String> OF_TIMES = List.of("", "Hour");

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  /** The buckets of a field; empty if rows cannot be grouped by it. */
  static List<String> buckets(ScalarField field) {
    if (field.column().type().list()) {
      return List.of();
    }
    return switch (field.column().type().scalar()) {
      case JSON -> List.of();
      case INSTANT, LOCAL_DATE_TIME -> OF_MOMENTS;
      case LOCAL_DATE -> OF_DAYS;
      case LOCAL_TIME -> OF_TIMES;
      default -> List.of("");
    };
  }

  ValueType type() {
    return field.column().type();
  }

  @Nullable Object of(Row row, Relations relations) {
    Row at = row;
    for (ToOneField relation : through) {
      at = relations.target(relation, at);
      if (at == null) {
        return null;
      }
    }
    Object value = at.get(field.column().name());
    return value == null || bucket.isEmpty() ? value : start(value.toString());
  }

  private String start(String text) {
    return switch (type().scalar()) {
      case LOCAL_TIME ->
          LocalTime.parse(text)
              .truncatedTo(ChronoUnit.HOURS)
              .format(DateTimeFormatter.ofPattern("HH:mm:ss"));
      case LOCAL_DATE -> start(LocalDate.parse(text)).toString();
      case INSTANT -> start(LocalDateTime.parse(text.replace("Z", ""))).format(MOMENT) + "Z";
      default -> start(LocalDateTime.parse(text)).format(MOMENT);
    };
  }

  private LocalDateTime start(LocalDateTime moment) {
    return bucket.equals("Hour")
        ? moment.truncatedTo(ChronoUnit.HOURS)
        : start(moment.toLocalDate()).atStartOfDay();
  }

  private LocalDate start(LocalDate day) {
    return switch (bucket) {
      case "Year" -> day.withDayOfYear(1);
      case "Quarter" -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
      case "Month" -> day.withDayOfMonth(1);
      case "Week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      default -> day;
    };
  }

  /**
   * The key at a path.
   *
   * @param declared the fields of the type that the path starts from
   */
  static GroupByKey at(
      List<String> path,
      List<FieldModel> declared,
      Function<ToOneField, List<FieldModel>> targets) {
    List<ToOneField> through = new ArrayList<>();
    List<FieldModel> fields = declared;
    for (String name : path.subList(0, path.size() - 1)) {
      switch (QueryEvaluator.find(fields, name)) {
        case EmbeddedField embedded -> fields = embedded.fields();
        case ToOneField toOne -> {
          through.add(toOne);
          fields = targets.apply(toOne);
        }
        case FieldModel other -> throw new IllegalArgumentException(other.name());
      }
    }
    for (FieldModel field : fields) {
      if (field instanceof ScalarField scalar) {
        for (String bucket : buckets(scalar)) {
          if (path.getLast().equals(scalar.name() + bucket)) {
            return new GroupByKey(path, through, scalar, bucket);
          }
        }
      }
    }
    throw new IllegalArgumentException(path.toString());
  }
}
