package dev.fraiseql.engine.write;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.plan.write.WritableType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the input whose unique values exist already, which no driver names: two inputs with the
 * same values, or one with those of a row. Used after the failed statement was undone, so that the
 * answer is the same on every database.
 */
final class DuplicateInput {
  private final RelatedRows related;
  private final Writing writing;

  /** The indexes of the columns of the unique key. */
  private final List<Integer> columns;

  DuplicateInput(RelatedRows related, Writing writing, List<Integer> columns) {
    this.related = related;
    this.writing = writing;
    this.columns = columns;
  }

  /**
   * The error with the place of the input; the same error if it cannot be found, as if the other
   * row is gone meanwhile.
   *
   * @param error a sentence without a place
   */
  RequestException placed(RequestException error) {
    return sameInputs(error)
        .or(() -> existing().map(place -> at(error, place, decapitalized(error))))
        .orElse(error);
  }

  private static RequestException at(RequestException error, String place, String problem) {
    RequestException placed = new RequestException(error.code(), place + ": " + problem);
    for (Map.Entry<String, Object> each : error.extensions().entrySet()) {
      placed = placed.with(each.getKey(), each.getValue());
    }
    return placed.with("field", place);
  }

  private static String decapitalized(RequestException error) {
    String message = String.valueOf(error.getMessage());
    return Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }

  private List<String> fields() {
    return columns.stream().map(writing.type()::field).distinct().toList();
  }

  private Optional<RequestException> sameInputs(RequestException error) {
    Map<List<Object>, Integer> first = new HashMap<>();
    for (int i = 0; i < writing.rows().size(); i++) {
      List<Object> values = values(writing.rows().get(i));
      if (values.isEmpty()) {
        continue;
      }
      Integer earlier = first.putIfAbsent(values, i);
      if (earlier != null) {
        String problem =
            writing.places().get(earlier)
                + " has the same "
                + String.join(", ", fields())
                + (columns.size() == 1 ? ", which is unique." : ", which are unique together.");
        return Optional.of(at(error, place(i), problem));
      }
    }
    return Optional.empty();
  }

  private Optional<String> existing() {
    if (writing.rows().size() == 1) {
      return Optional.of(place(0));
    }
    try {
      for (int i = 0; i < writing.rows().size(); i++) {
        WriteRow row = writing.rows().get(i);
        if (!values(row).isEmpty() && related.exists(writing.type(), columns, row)) {
          return Optional.of(place(i));
        }
      }
    } catch (SQLException e) {
      // The error is told without a place.
    }
    return Optional.empty();
  }

  /** The unique values of a row, as they compare; empty if one of them is missing or null. */
  private List<Object> values(WriteRow row) {
    List<Object> values = new ArrayList<>();
    for (int column : columns) {
      @Nullable Object value = row.has(column) ? row.get(column) : null;
      if (value == null) {
        return List.of();
      }
      values.add(
          switch (value) {
            case BigDecimal decimal -> decimal.stripTrailingZeros();
            case byte[] bytes -> ByteBuffer.wrap(bytes);
            default -> value;
          });
    }
    return values;
  }

  /** The place of the first of the fields that the input of a row has. */
  private String place(int row) {
    WritableType type = writing.type();
    WriteRow values = writing.rows().get(row);
    int column =
        columns.stream()
            .filter(each -> values.has(each) && !writing.given().contains(type.field(each)))
            .findFirst()
            .or(() -> writing.added().stream().filter(columns::contains).findFirst())
            .orElse(columns.getFirst());
    String root = writing.added().contains(column) ? "increment" : writing.places().get(row);
    return root + "." + type.field(column);
  }
}
