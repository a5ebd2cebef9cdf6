package dev.fraiseql.conformance.random;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.ComputedField;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.InterfaceModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.engine.json.JsonReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Computes the expected results of queries in memory. It loops over all rows for everything, to
 * stay simple.
 */
public final class QueryEvaluator {
  private final Model model;
  private final Relations relations;
  private final ConditionEvaluator conditions;
  private final SortOrder sortOrder;
  private final PolymorphicLists polymorphicLists;

  /** An evaluator of queries over these rows. */
  public QueryEvaluator(Model model, Rows rows) {
    this.model = model;
    relations = new Relations(model, rows);
    conditions = new ConditionEvaluator(model, relations);
    sortOrder = new SortOrder(model, relations);
    polymorphicLists = new PolymorphicLists(model, relations, conditions);
  }

  /** The value of {@code data} in the response. */
  public Map<String, @Nullable Object> data(List<Field> roots) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    for (Field root : roots) {
      data.put(root.key(), root(root));
    }
    return data;
  }

  private @Nullable Object root(Field root) {
    for (TypeModel type : model.types()) {
      if (root.name().equals(type.plural())) {
        return list(type, relations.all(type), root);
      }
      if (root.name().equals(type.plural() + "Count")) {
        return (long)
            conditions.filtered(type, relations.all(type), root.arguments().get("where")).size();
      }
      if (root.name().equals(type.plural() + "Aggregate")) {
        Object where = root.arguments().get("where");
        return new GroupEvaluator(model, relations, type)
            .of(conditions.filtered(type, relations.all(type), where), root);
      }
      if (root.name().equals(type.singular())) {
        return relations.all(type).stream()
            .filter(row -> hasKey(type, row, root.arguments()))
            .findFirst()
            .map(row -> object(type.fields(), type, row, root.fields()))
            .orElse(null);
      }
    }
    for (InterfaceModel of : model.interfaces()) {
      if (root.name().equals(of.plural())) {
        return polymorphic(of, root);
      }
      if (root.name().equals(of.plural() + "Count")) {
        return (long) polymorphicLists.rows(of, root).size();
      }
    }
    throw new NoSuchElementException(root.name());
  }

  private List<Object> polymorphic(InterfaceModel of, Field field) {
    List<Object> list = new ArrayList<>();
    polymorphicLists.rows(of, field).stream()
        .skip(Field.number(field.arguments().get("offset"), 0))
        .limit(Field.number(field.arguments().get("limit"), Long.MAX_VALUE))
        .forEach(row -> list.add(polymorphic(row, field.fields())));
    return list;
  }

  private Map<String, @Nullable Object> polymorphic(
      PolymorphicLists.Typed row, List<Field> fields) {
    TypeModel type = row.type();
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (Field field : fields) {
      if (!field.isFragment()) {
        object.put(field.key(), value(type.fields(), type, row.row(), field));
      } else if (field.equals(Field.on(type.name(), field.fields()))) {
        object.putAll(object(type.fields(), type, row.row(), field.fields()));
      }
    }
    return object;
  }

  private static boolean hasKey(
      TypeModel type, Row row, Map<String, ? extends @Nullable Object> arguments) {
    return type.key().stream()
        .allMatch(part -> {
          Object wanted = Objects.requireNonNull(Field.value(arguments.get(part.name())));
          Object found = Objects.requireNonNull(row.get(part.column().name()));
          return ValueComparison.compare(part.column().type(), found, wanted) == 0;
        });
  }

  /** The rows that a field's condition selects, in its order. */
  private List<Row> sorted(TypeModel type, List<Row> of, Field field) {
    List<Row> sorted =
        new ArrayList<>(conditions.filtered(type, of, field.arguments().get("where")));
    sorted.sort(sortOrder.order(type, field.arguments().get("orderBy")));
    return sorted;
  }

  /** The first of the rows that are equal in some fields. */
  private static List<Row> distinct(TypeModel type, List<Row> rows, @Nullable Object names) {
    if (!(names instanceof List<?> fields)) {
      return rows;
    }
    List<Column> columns =
        fields.stream()
            .map(name -> ((ScalarField) find(type.fields(), (String) name)).column())
            .toList();
    List<Row> first = new ArrayList<>();
    for (Row row : rows) {
      if (first.stream().noneMatch(earlier -> isEqual(columns, earlier, row))) {
        first.add(row);
      }
    }
    return first;
  }

  private static boolean isEqual(List<Column> columns, Row left, Row right) {
    return columns.stream()
        .allMatch(column -> {
          Object a = left.get(column.name());
          Object b = right.get(column.name());
          return a == null || b == null
              ? a == b
              : ValueComparison.compare(column.type(), a, b) == 0;
        });
  }

  /** A page of a connection without cursors. */
  private Map<String, @Nullable Object> connection(TypeModel type, List<Row> of, Field field) {
    List<Row> all = sorted(type, of, field);
    long size = all.size();
    long first = Field.number(field.arguments().get("first"), size);
    long last = Field.number(field.arguments().get("last"), size);
    int from = (int) Math.max(0, size - last);
    int to = (int) Math.min(size, first);
    Map<String, @Nullable Object> connection = new LinkedHashMap<>();
    for (Field selected : field.fields()) {
      connection.put(
          selected.key(),
          switch (selected.name()) {
            case "nodes" ->
                all.subList(Math.min(from, to), to).stream()
                    .map(row -> object(type.fields(), type, row, selected.fields()))
                    .toList();
            case "pageInfo" -> pageInfo(selected, from > 0, to < size);
            case "totalCount" -> size;
            default -> throw new NoSuchElementException(selected.name());
          });
    }
    return connection;
  }

  private static Map<String, @Nullable Object> pageInfo(
      Field field, boolean preceded, boolean followed) {
    Map<String, @Nullable Object> info = new LinkedHashMap<>();
    for (Field selected : field.fields()) {
      info.put(selected.key(), selected.name().equals("hasNextPage") ? followed : preceded);
    }
    return info;
  }

  private List<Object> list(TypeModel type, List<Row> of, Field field) {
    List<Row> sorted = distinct(type, sorted(type, of, field), field.arguments().get("distinctOn"));
    long offset = Field.number(field.arguments().get("offset"), 0);
    long limit = Field.number(field.arguments().get("limit"), Long.MAX_VALUE);
    List<Object> list = new ArrayList<>();
    sorted.stream()
        .skip(offset)
        .limit(limit)
        .forEach(row -> list.add(object(type.fields(), type, row, field.fields())));
    return list;
  }

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
        return (long)
            conditions
                .filtered(target, relations.related(toMany, row), field.arguments().get("where"))
                .size();
      }
      if (candidate instanceof ToManyField toMany
          && field.name().equals(toMany.name() + "Connection")) {
        return connection(model.type(toMany.target()), relations.related(toMany, row), field);
      }
    }
    for (ComputedField computed : type.computed()) {
      if (declared.equals(type.fields()) && field.name().equals(computed.name())) {
        return ComputedValues.of(type, computed, row);
      }
    }
    return switch (find(declared, field.name())) {
      case ScalarField scalar -> responseValue(scalar, row.get(scalar.column().name()));
      case EmbeddedField embedded ->
          embedded.nullable() && isAbsent(embedded, row)
              ? null
              : object(embedded.fields(), type, row, field.fields());
      case ToOneField toOne -> {
        Row target = relations.target(toOne, row);
        TypeModel of = model.type(toOne.target());
        yield target == null ? null : object(of.fields(), of, target, field.fields());
      }
      case ToManyField toMany ->
          list(model.type(toMany.target()), relations.related(toMany, row), field);
    };
  }

  /** The field of that name. */
  static FieldModel find(List<FieldModel> declared, String name) {
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

  /** A value of a field as in a response. */
  static @Nullable Object responseValue(ScalarField field, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    return field.isId() ? value.toString() : responseValue(field.column().type(), value);
  }

  /** A value of a type as in a response, except for keys, which are IDs. */
  static Object responseValue(ValueType type, Object value) {
    return switch (value) {
      case List<?> list ->
          list.stream()
              .map(item ->
                  item instanceof Double || item instanceof Float
                      ? new BigDecimal(item.toString())
                      : item)
              .toList();
      case Double real -> new BigDecimal(real.toString());
      case Float real -> new BigDecimal(real.toString());
      case String text when type.scalar() == Scalar.JSON ->
          JsonConditionEvaluator.sorted(JsonReader.read(text));
      default -> value;
    };
  }
}
