package dev.fraiseql.flight.exchange;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.engine.json.JsonReader;
import dev.fraiseql.plan.bind.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of values that a client binds to the parameters of a statement. */
public final class ParameterBatch {
  private static final Pattern NAME = Pattern.compile("[_A-Za-z][_0-9A-Za-z]*");
  private static final Pattern LOCAL = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T[0-9:.]{8,15})?");

  private final ClientBatch batch;
  private final List<StatementParameter> parameters;

  private ParameterBatch(ClientBatch batch, List<StatementParameter> parameters) {
    this.batch = batch;
    this.parameters = parameters;
  }

  /**
   * Assigns the columns of a batch to parameters: by name, or by position if either have no names,
   * as numbered columns and the placeholders of a {@code SELECT}.
   *
   * @throws RequestException BAD_USER_INPUT if a column is not a parameter
   */
  public static ParameterBatch of(ClientBatch batch, List<StatementParameter> parameters) {
    List<String> names =
        batch.columns().stream().map(column -> String.valueOf(column.field().getName())).toList();
    return new ParameterBatch(batch, assign(names, parameters));
  }

  /** The number of rows. */
  public int rows() {
    return batch.rows();
  }

  /**
   * The values of a row by the names of the parameters, in the Java types of JSON values.
   *
   * @throws RequestException BAD_USER_INPUT if a value is of a type that no parameter has
   */
  public Map<String, @Nullable Object> row(int row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      StatementParameter parameter = parameters.get(i);
      @Nullable Object value =
          new ParameterValue("parameter " + parameter.name()).read(batch.columns().get(i), row);
      values.put(parameter.name(), value instanceof String text ? convert(text, parameter) : value);
    }
    return values;
  }

  private static @Nullable Object convert(String text, StatementParameter parameter) {
    if (parameter.json()) {
      return JsonReader.read(text);
    }
    // Arrow's timestamps without a time zone, and dates, are in UTC.
    if (parameter.type().scalar() == Scalar.INSTANT && LOCAL.matcher(text).matches()) {
      return text + (text.indexOf('T') < 0 ? "T00:00:00Z" : "Z");
    }
    return text;
  }

  private static List<StatementParameter> assign(
      List<String> names, List<StatementParameter> parameters) {
    Map<String, StatementParameter> byName = new HashMap<>();
    parameters.forEach(parameter -> byName.put(parameter.name(), parameter));
    if (Set.copyOf(names).size() == names.size() && byName.keySet().containsAll(names)) {
      return names.stream().map(byName::get).collect(Collectors.toList());
    }
    if (hasNames(names) && hasNames(byName.keySet())) {
      throw new RequestException(ErrorCode.BAD_USER_INPUT, unknownNames(names, byName.keySet()));
    }
    if (names.size() > parameters.size()) {
      throw new RequestException(ErrorCode.BAD_USER_INPUT, tooMany(names, byName.keySet()));
    }
    return new ArrayList<>(parameters.subList(0, names.size()));
  }

  private static boolean hasNames(Collection<String> names) {
    return names.stream().anyMatch(name -> NAME.matcher(name).matches());
  }

  private static String unknownNames(List<String> names, Set<String> known) {
    String unknown =
        names.stream()
            .filter(name -> !known.contains(name))
            .map(name -> "There is no variable $" + name + "." + Suggestions.sentence(name, known))
            .collect(Collectors.joining(" "));
    return unknown.isEmpty()
        ? "A variable is given twice: " + String.join(", ", names) + "."
        : unknown;
  }

  private static String tooMany(List<String> names, Set<String> known) {
    String hint =
        names.stream()
            .filter(name -> !known.contains(name))
            .map(name -> Suggestions.sentence(name, known))
            .collect(Collectors.joining());
    return names.size()
        + " values are bound, but the statement has "
        + known.size()
        + (known.size() == 1 ? " parameter." : " parameters.")
        + hint;
  }
}
