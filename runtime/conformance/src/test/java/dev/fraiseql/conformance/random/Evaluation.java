package dev.fraiseql.conformance.random;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.JoinTable;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.engine.json.JsonReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Works out answers in memory: loops over all rows for everything, so that it is plain what it
 * does.
 */
final class Evaluation {
  private final Model model;
  private final Rows rows;

  Evaluation(Model model, Rows rows) {
    this.model = model;
    this.rows = rows;
  }

  private record Row(Map<String, @Nullable Object> columns) {
    @Nullable Object get(String column) {
      return columns.get(column);
    }
  }

  /** What {@code data} holds. */
  Map<String, @Nullable Object> data(List<Field> roots) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    for (Field root : roots) {
      data.put(root.key(), root(root));
    }
    return data;
  }

  private @Nullable Object root(Field root) {
    for (TypeModel type : model.types()) {
      if (root.name().equals(type.plural())) {
        return list(type, all(type), root);
      }
      if (root.name().equals(type.plural() + "Count")) {
        return (long) filtered(type, all(type), root.arguments().get("where")).size();
      }
      if (root.name().equals(type.singular())) {
        return all(type).stream()
            .filter(row -> isAt(type, row, root.arguments()))
            .findFirst()
            .map(row -> object(type.fields(), type, row, root.fields()))
            .orElse(null);
      }
    }
    throw new NoSuchElementException(root.name());
  }

  private static boolean isAt(
      TypeModel type, Row row, Map<String, ? extends @Nullable Object> arguments) {
    return type.key().stream()
        .allMatch(part -> {
          Object wanted = Objects.requireNonNull(Field.value(arguments.get(part.name())));
          Object found = Objects.requireNonNull(row.get(part.column().name()));
          return Comparison.compare(part.column().type(), found, wanted) == 0;
        });
  }

  private List<Row> all(TypeModel type) {
    return rows.of(type.table().name()).stream().map(Row::new).toList();
  }

  private List<Object> list(TypeModel type, List<Row> of, Field field) {
    List<Row> sorted = new ArrayList<>(filtered(type, of, field.arguments().get("where")));
    sorted.sort(order(type, field.arguments().get("orderBy")));
    long offset = number(field.arguments().get("offset"), 0);
    long limit = number(field.arguments().get("limit"), Long.MAX_VALUE);
    List<Object> list = new ArrayList<>();
    sorted.stream()
        .skip(offset)
        .limit(limit)
        .forEach(row -> list.add(object(type.fields(), type, row, field.fields())));
    return list;
  }

  private static long number(@Nullable Object argument, long absent) {
    return Field.value(argument) instanceof Number number ? number.longValue() : absent;
  }

  // What is selected

  private Map<String, @Nullable Object> object(
      List<FieldModel> declared, TypeModel type, Row row, List<Field> fields) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (Field field : fields) {
      object.put(field.key(), value(declared, type, row, field));
    }
    return object;
  }

  private @Nullable Object value(List<FieldModel> declared, TypeModel type, Row row, Field field) {
    if (field.name().equals("__typename")) {
      return type.name();
    }
    for (FieldModel candidate : declared) {
      if (candidate instanceof ToManyField toMany && field.name().equals(toMany.name() + "Count")) {
        TypeModel target = model.type(toMany.target());
        return (long) filtered(target, related(toMany, row), field.arguments().get("where")).size();
      }
    }
    return switch (find(declared, field.name())) {
      case ScalarField scalar -> shown(scalar, row.get(scalar.column().name()));
      case EmbeddedField embedded ->
          embedded.nullable() && isAbsent(embedded, row)
              ? null
              : object(embedded.fields(), type, row, field.fields());
      case ToOneField toOne -> {
        Row target = target(toOne, row);
        TypeModel of = model.type(toOne.target());
        yield target == null ? null : object(of.fields(), of, target, field.fields());
      }
      case ToManyField toMany -> list(model.type(toMany.target()), related(toMany, row), field);
    };
  }

  private static FieldModel find(List<FieldModel> declared, String name) {
    return declared.stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(name));
  }

  private static boolean isAbsent(EmbeddedField embedded, Row row) {
    return embedded.fields().stream()
        .allMatch(field ->
            field instanceof ScalarField scalar
                ? row.get(scalar.column().name()) == null
                : isAbsent((EmbeddedField) field, row));
  }

  private static @Nullable Object shown(ScalarField field, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (field.isId()) {
      return value.toString();
    }
    return switch (value) {
      case Double real -> new BigDecimal(real.toString());
      case Float real -> new BigDecimal(real.toString());
      case String text when field.column().type().scalar() == Scalar.JSON -> JsonReader.read(text);
      default -> value;
    };
  }

  // Relations

  private @Nullable Row target(ToOneField relation, Row row) {
    return all(model.type(relation.target())).stream()
        .filter(target -> joined(relation.columns(), row, target))
        .findFirst()
        .orElse(null);
  }

  private List<Row> related(ToManyField relation, Row row) {
    List<Row> targets = all(model.type(relation.target()));
    JoinTable through = relation.through();
    if (through == null) {
      return targets.stream().filter(target -> joined(relation.columns(), row, target)).toList();
    }
    List<Row> related = new ArrayList<>();
    for (Map<String, @Nullable Object> pair : rows.of(through.table().name())) {
      Row link = new Row(pair);
      if (joined(through.source(), link, row)) {
        targets.stream().filter(to -> joined(through.inverse(), link, to)).forEach(related::add);
      }
    }
    return related;
  }

  private static boolean joined(List<JoinColumn> pairs, Row row, Row other) {
    return pairs.stream()
        .allMatch(pair -> {
          Object left = row.get(pair.column().name());
          return left != null && left.equals(other.get(pair.other().name()));
        });
  }

  // Conditions

  private List<Row> filtered(TypeModel type, List<Row> of, @Nullable Object where) {
    Object condition = Field.value(where);
    return condition == null
        ? of
        : of.stream()
            .filter(row -> holds(type.fields(), row, (Map<?, ?>) condition) == Truth.TRUE)
            .toList();
  }

  private Truth holds(List<FieldModel> declared, Row row, Map<?, ?> where) {
    Truth truth = Truth.TRUE;
    for (Map.Entry<?, ?> entry : where.entrySet()) {
      truth = truth.and(holds(declared, row, (String) entry.getKey(), entry.getValue()));
    }
    return truth;
  }

  private Truth holds(List<FieldModel> declared, Row row, String key, @Nullable Object argument) {
    Object value = Objects.requireNonNull(Field.value(argument));
    switch (key) {
      case "_and" -> {
        Truth all = Truth.TRUE;
        for (Object part : (List<?>) value) {
          all = all.and(holds(declared, row, (Map<?, ?>) Objects.requireNonNull(part)));
        }
        return all;
      }
      case "_or" -> {
        Truth any = Truth.FALSE;
        for (Object part : (List<?>) value) {
          any = any.or(holds(declared, row, (Map<?, ?>) Objects.requireNonNull(part)));
        }
        return any;
      }
      case "_not" -> {
        return holds(declared, row, (Map<?, ?>) value).not();
      }
      default -> {
        Map<?, ?> operators = (Map<?, ?>) value;
        return switch (find(declared, key)) {
          case ScalarField scalar ->
              operators(scalar.column().type(), row.get(scalar.column().name()), operators);
          case EmbeddedField embedded -> holds(embedded.fields(), row, operators);
          case ToOneField toOne -> toOne(toOne, row, operators);
          case ToManyField toMany -> toMany(toMany, row, operators);
        };
      }
    }
  }

  private Truth toOne(ToOneField relation, Row row, Map<?, ?> condition) {
    Row target = target(relation, row);
    if (condition.containsKey("isNull")) {
      return Truth.of(Objects.equals(Field.value(condition.get("isNull")), target == null));
    }
    return Truth.of(
        target != null
            && holds(model.type(relation.target()).fields(), target, condition) == Truth.TRUE);
  }

  private Truth toMany(ToManyField relation, Row row, Map<?, ?> quantifiers) {
    List<FieldModel> fields = model.type(relation.target()).fields();
    Truth truth = Truth.TRUE;
    for (Map.Entry<?, ?> entry : quantifiers.entrySet()) {
      Map<?, ?> condition = (Map<?, ?>) Objects.requireNonNull(Field.value(entry.getValue()));
      List<Truth> each =
          related(relation, row).stream().map(child -> holds(fields, child, condition)).toList();
      truth =
          truth.and(
              Truth.of(
                  switch ((String) entry.getKey()) {
                    case "some" -> each.contains(Truth.TRUE);
                    case "none" -> !each.contains(Truth.TRUE);
                    default -> each.stream().allMatch(Truth.TRUE::equals);
                  }));
    }
    return truth;
  }

  private static Truth operators(ValueType type, @Nullable Object value, Map<?, ?> operators) {
    Truth truth = Truth.TRUE;
    for (Map.Entry<?, ?> entry : operators.entrySet()) {
      truth =
          truth.and(operator(type, value, (String) entry.getKey(), Field.value(entry.getValue())));
    }
    return truth;
  }

  private static Truth operator(
      ValueType type, @Nullable Object value, String operator, @Nullable Object operand) {
    if (operand == null) {
      return Truth.of(operator.equals("eq") == (value == null));
    }
    if (operator.equals("isNull")) {
      return Truth.of(operand.equals(value == null));
    }
    if (operand instanceof List<?> list && list.isEmpty()) {
      return Truth.of(operator.equals("nin"));
    }
    if (value == null) {
      return Truth.UNKNOWN;
    }
    return Truth.of(
        switch (operator) {
          case "eq" -> Comparison.compare(type, value, operand) == 0;
          case "neq" -> Comparison.compare(type, value, operand) != 0;
          case "gt" -> Comparison.compare(type, value, operand) > 0;
          case "gte" -> Comparison.compare(type, value, operand) >= 0;
          case "lt" -> Comparison.compare(type, value, operand) < 0;
          case "lte" -> Comparison.compare(type, value, operand) <= 0;
          case "in" -> isAmong(type, value, (List<?>) operand);
          case "nin" -> !isAmong(type, value, (List<?>) operand);
          default -> matches(operator, value.toString(), operand.toString());
        });
  }

  private static boolean isAmong(ValueType type, Object value, List<?> list) {
    return list.stream()
        .anyMatch(item -> Comparison.compare(type, value, Objects.requireNonNull(item)) == 0);
  }

  private static boolean matches(String operator, String text, String operand) {
    if (operator.startsWith("i")) {
      return matches(
          Character.toLowerCase(operator.charAt(1)) + operator.substring(2),
          Comparison.fold(text),
          Comparison.fold(operand));
    }
    return switch (operator) {
      case "contains" -> text.contains(operand);
      case "startsWith" -> text.startsWith(operand);
      case "endsWith" -> text.endsWith(operand);
      case "like" -> Comparison.like(text, operand);
      default -> throw new NoSuchElementException(operator);
    };
  }

  // Order

  private Comparator<Row> order(TypeModel type, @Nullable Object orderBy) {
    List<Comparator<Row>> keys = new ArrayList<>();
    if (Field.value(orderBy) instanceof List<?> items) {
      for (Object item : items) {
        keys.add(order(type.fields(), (Map<?, ?>) Objects.requireNonNull(item), row -> row));
      }
    }
    for (ScalarField part : type.key()) {
      keys.add(by(part.column().type(), row -> row.get(part.column().name()), "ASC"));
    }
    return keys.stream().reduce(Comparator::thenComparing).orElseThrow();
  }

  private Comparator<Row> order(
      List<FieldModel> declared, Map<?, ?> item, Function<Row, @Nullable Row> path) {
    Map.Entry<?, ?> entry = item.entrySet().iterator().next();
    String name = (String) entry.getKey();
    Object value = Objects.requireNonNull(Field.value(entry.getValue()));
    for (FieldModel field : declared) {
      if (field instanceof ToManyField toMany && name.equals(toMany.name() + "Count")) {
        return by(
            ValueType.of(Scalar.LONG),
            row -> {
              Row at = path.apply(row);
              return at == null ? null : (long) related(toMany, at).size();
            },
            value.toString());
      }
    }
    return switch (find(declared, name)) {
      case ScalarField scalar ->
          by(
              scalar.column().type(),
              row -> {
                Row at = path.apply(row);
                return at == null ? null : at.get(scalar.column().name());
              },
              value.toString());
      case EmbeddedField embedded -> order(embedded.fields(), (Map<?, ?>) value, path);
      case ToOneField toOne ->
          order(
              model.type(toOne.target()).fields(),
              (Map<?, ?>) value,
              row -> {
                Row at = path.apply(row);
                return at == null ? null : target(toOne, at);
              });
      case ToManyField toMany -> throw new NoSuchElementException(name);
    };
  }

  private static Comparator<Row> by(
      ValueType type, Function<Row, @Nullable Object> key, String direction) {
    boolean descending = direction.startsWith("DESC");
    boolean nullsFirst =
        direction.endsWith("NULLS_FIRST") || (descending && !direction.endsWith("NULLS_LAST"));
    return (a, b) -> {
      Object left = key.apply(a);
      Object right = key.apply(b);
      if (left == null || right == null) {
        int nulls = Boolean.compare(left == null, right == null);
        return nullsFirst ? -nulls : nulls;
      }
      int compared = Comparison.compare(type, left, right);
      return descending ? -compared : compared;
    };
  }
}
