package dev.fraiseql.conformance.random;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.TypeModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes up valid queries whose conditions are about values that the rows have. */
final class QueryMaker {
  private static final List<String> EQUALITY = List.of("eq", "neq", "in", "nin", "isNull");
  private static final List<String> ORDER =
      List.of("eq", "neq", "in", "nin", "isNull", "gt", "gte", "lt", "lte");
  private static final List<String> TEXT =
      List.of(
          "eq",
          "neq",
          "in",
          "nin",
          "isNull",
          "gt",
          "gte",
          "lt",
          "lte",
          "contains",
          "icontains",
          "startsWith",
          "istartsWith",
          "endsWith",
          "iendsWith",
          "like",
          "ilike",
          "contains",
          "icontains",
          "like",
          "ilike");
  private static final List<String> DIRECTIONS =
      List.of(
          "ASC",
          "DESC",
          "ASC_NULLS_FIRST",
          "ASC_NULLS_LAST",
          "DESC_NULLS_FIRST",
          "DESC_NULLS_LAST");

  private final Model model;
  private final List<TypeModel> types;
  private final Rows rows;
  private final Random random;
  private final ValueMaker values;

  QueryMaker(Model model, Set<String> types, Rows rows, Random random) {
    this.model = model;
    this.types = model.types().stream().filter(type -> types.contains(type.name())).toList();
    this.rows = rows;
    this.random = random;
    values = new ValueMaker(model, random);
  }

  /** The root fields of a query. */
  List<Field> query() {
    List<Field> roots = new ArrayList<>();
    for (int i = random.nextInt(5) == 0 ? 1 : 0; i >= 0; i--) {
      roots.add(root("r" + i));
    }
    return roots;
  }

  private Field root(String key) {
    TypeModel type = values.one(types);
    return switch (random.nextInt(8)) {
      case 0 -> new Field(type.plural() + "Count", key, where(type), List.of());
      case 1 -> new Field(type.singular(), key, key(type), selection(type, 2));
      default -> new Field(type.plural(), key, page(type), selection(type, 3));
    };
  }

  private Map<String, @Nullable Object> key(TypeModel type) {
    List<Map<String, @Nullable Object>> of = rows.of(type.table().name());
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    Map<String, @Nullable Object> row = values.one(of);
    for (ScalarField part : type.key()) {
      Object id =
          random.nextInt(6) == 0
              ? values.key(part.column())
              : Objects.requireNonNull(row.get(part.column().name()));
      arguments.put(part.name(), perhapsVariable("ID!", id.toString()));
    }
    return arguments;
  }

  private Map<String, @Nullable Object> where(TypeModel type) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    if (random.nextInt(4) > 0) {
      Map<String, @Nullable Object> condition = condition(type.fields(), type, 3);
      arguments.put(
          "where",
          random.nextInt(6) == 0
              ? new Field.Variable(type.name() + "WhereInput", withoutVariables(condition))
              : condition);
    }
    return arguments;
  }

  private Map<String, @Nullable Object> page(TypeModel type) {
    Map<String, @Nullable Object> arguments = where(type);
    if (random.nextInt(3) > 0) {
      List<@Nullable Object> order = new ArrayList<>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        order.add(sortKey(type.fields(), 2));
      }
      arguments.put(
          "orderBy",
          random.nextInt(6) == 0
              ? new Field.Variable("[" + type.name() + "OrderByInput!]", order)
              : order);
    }
    if (random.nextInt(3) == 0) {
      arguments.put("limit", perhapsVariable("Int", (long) random.nextInt(12)));
    }
    if (random.nextInt(4) == 0) {
      arguments.put("offset", perhapsVariable("Int", (long) random.nextInt(8)));
    }
    return arguments;
  }

  private Object perhapsVariable(String type, Object value) {
    return random.nextInt(3) == 0 ? new Field.Variable(type, value) : value;
  }

  private static @Nullable Object withoutVariables(@Nullable Object argument) {
    return switch (argument) {
      case Field.Variable(String type, Object value) -> withoutVariables(value);
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        map.forEach((key, value) -> plain.put((String) key, withoutVariables(value)));
        yield plain;
      }
      case List<?> list -> {
        List<@Nullable Object> plain = new ArrayList<>();
        list.forEach(item -> plain.add(withoutVariables(item)));
        yield plain;
      }
      case null, default -> argument;
    };
  }

  // What is selected

  private List<Field> selection(TypeModel type, int depth) {
    return selection(type.fields(), depth);
  }

  private List<Field> selection(List<FieldModel> declared, int depth) {
    List<Field> fields = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      field(values.one(declared), "f" + i, depth, fields);
    }
    if (fields.isEmpty() || random.nextInt(8) == 0) {
      fields.add(new Field("__typename", "__typename", Map.of(), List.of()));
    }
    return fields;
  }

  private void field(FieldModel field, String key, int depth, List<Field> into) {
    switch (field) {
      case ScalarField scalar -> into.add(new Field(scalar.name(), key, Map.of(), List.of()));
      case EmbeddedField embedded ->
          into.add(new Field(embedded.name(), key, Map.of(), embeddedSelection(embedded.fields())));
      case ToOneField toOne when depth > 0 && isKnown(toOne.target()) ->
          into.add(
              new Field(
                  toOne.name(), key, Map.of(), selection(model.type(toOne.target()), depth - 1)));
      case ToManyField toMany when isKnown(toMany.target()) -> {
        TypeModel target = model.type(toMany.target());
        if (depth == 0 || random.nextInt(4) == 0) {
          into.add(new Field(toMany.name() + "Count", key, where(target), List.of()));
        } else {
          into.add(new Field(toMany.name(), key, page(target), selection(target, depth - 1)));
        }
      }
      default -> {}
    }
  }

  /** An embedded object has no type name that the evaluation knows. */
  private List<Field> embeddedSelection(List<FieldModel> declared) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < declared.size(); i++) {
      if (declared.get(i) instanceof EmbeddedField || random.nextBoolean()) {
        field(declared.get(i), "e" + i, 0, fields);
      }
    }
    if (fields.isEmpty()) {
      field(declared.getFirst(), "e", 0, fields);
    }
    return fields;
  }

  private boolean isKnown(String type) {
    return types.stream().anyMatch(known -> known.name().equals(type));
  }

  // Conditions

  private Map<String, @Nullable Object> condition(
      List<FieldModel> declared, TypeModel type, int depth) {
    Map<String, @Nullable Object> condition = new LinkedHashMap<>();
    for (int i = random.nextInt(4) / 2; i >= 0; i--) {
      int kind = depth == 0 ? 9 : random.nextInt(10);
      if (kind < 2) {
        List<@Nullable Object> parts = new ArrayList<>();
        for (int part = random.nextInt(4); part > 0; part--) {
          parts.add(condition(declared, type, depth - 1));
        }
        condition.put(kind == 0 ? "_and" : "_or", parts);
      } else if (kind == 2) {
        condition.put("_not", condition(declared, type, depth - 1));
      } else {
        onField(values.one(declared), type, depth, condition);
      }
    }
    if (condition.isEmpty()) {
      condition.put("_and", List.of());
    }
    return condition;
  }

  private void onField(
      FieldModel field, TypeModel type, int depth, Map<String, @Nullable Object> into) {
    switch (field) {
      case ScalarField scalar -> into.put(scalar.name(), operators(scalar, type));
      case EmbeddedField embedded ->
          into.put(embedded.name(), condition(embedded.fields(), type, 0));
      case ToOneField toOne when isKnown(toOne.target()) && depth > 0 -> {
        TypeModel target = model.type(toOne.target());
        into.put(
            toOne.name(),
            random.nextInt(5) == 0
                ? Map.of("isNull", random.nextBoolean())
                : condition(target.fields(), target, depth - 1));
      }
      case ToManyField toMany when isKnown(toMany.target()) && depth > 0 -> {
        TypeModel target = model.type(toMany.target());
        into.put(
            toMany.name(),
            Map.of(
                values.one(List.of("some", "every", "none")),
                condition(target.fields(), target, depth - 1)));
      }
      default -> {}
    }
  }

  private Map<String, @Nullable Object> operators(ScalarField field, TypeModel type) {
    Map<String, @Nullable Object> operators = new LinkedHashMap<>();
    Scalar scalar = field.column().type().scalar();
    List<String> known =
        field.isId()
            ? ORDER
            : switch (scalar) {
              case STRING -> TEXT;
              case BOOLEAN -> List.of("eq", "neq", "isNull");
              case ENUM, BYTES -> EQUALITY;
              case JSON -> List.of("isNull");
              default -> ORDER;
            };
    for (int i = random.nextInt(5) / 4; i >= 0; i--) {
      String operator = values.one(known);
      operators.put(operator, operand(field, type, operator));
    }
    return operators;
  }

  private @Nullable Object operand(ScalarField field, TypeModel type, String operator) {
    String graphql = field.graphql();
    switch (operator) {
      case "isNull" -> {
        return random.nextBoolean();
      }
      case "in", "nin" -> {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
          list.add(operand(field, type));
        }
        return perhapsVariable("[" + graphql + "!]!", list);
      }
      case "eq", "neq" -> {
        if (random.nextInt(8) == 0) {
          return random.nextBoolean() ? new Field.Variable(graphql, null) : null;
        }
        return perhapsVariable(graphql, operand(field, type));
      }
      case "like", "ilike" -> {
        return perhapsVariable("String!", pattern(field, type));
      }
      case "gt", "gte", "lt", "lte" -> {
        return perhapsVariable(graphql + "!", operand(field, type));
      }
      default -> {
        String text = values.respelled((String) operand(field, type));
        int[] characters = text.codePoints().toArray();
        int from = random.nextInt(characters.length + 1);
        int length = random.nextInt(characters.length - from + 1);
        return perhapsVariable("String", new String(characters, from, length));
      }
    }
  }

  private String pattern(ScalarField field, TypeModel type) {
    StringBuilder pattern = new StringBuilder();
    values
        .respelled((String) operand(field, type))
        .codePoints()
        .forEach(c -> {
          switch (random.nextInt(5)) {
            case 0 -> pattern.append('%');
            case 1 -> pattern.append('_');
            default -> {
              if ("%_\\".indexOf(c) >= 0 || random.nextInt(8) == 0) {
                pattern.append('\\');
              }
              pattern.appendCodePoint(c);
            }
          }
        });
    return pattern.append(random.nextBoolean() ? "%" : "").toString();
  }

  /** A value of some row, or one like it. */
  private Object operand(ScalarField field, TypeModel type) {
    Column column = field.column();
    Set<Object> found = new HashSet<>();
    for (Map<String, @Nullable Object> row : rows.of(type.table().name())) {
      Object value = row.get(column.name());
      if (value != null) {
        found.add(value);
      }
    }
    Object value =
        found.isEmpty() || random.nextInt(6) == 0
            ? Objects.requireNonNull(
                field.isId() ? values.key(column) : values.value(column, false))
            : values.one(
                found.stream().sorted((a, b) -> a.toString().compareTo(b.toString())).toList());
    if (field.isId()) {
      return value.toString();
    }
    return switch (column.type().scalar()) {
      case ENUM -> new Field.Name((String) value);
      case DECIMAL ->
          random.nextInt(4) == 0
              ? ((BigDecimal) value).add(new BigDecimal("0.00000000000000005"))
              : value;
      case FLOAT -> new BigDecimal(value.toString());
      default -> value;
    };
  }

  private Map<String, @Nullable Object> sortKey(List<FieldModel> declared, int depth) {
    while (true) {
      FieldModel field = values.one(declared);
      switch (field) {
        case ScalarField scalar when isSortable(scalar) -> {
          return Map.of(scalar.name(), direction());
        }
        case EmbeddedField embedded -> {
          return Map.of(embedded.name(), sortKey(embedded.fields(), 0));
        }
        case ToOneField toOne when depth > 0 && isKnown(toOne.target()) -> {
          return Map.of(toOne.name(), sortKey(model.type(toOne.target()).fields(), depth - 1));
        }
        case ToManyField toMany when isKnown(toMany.target()) -> {
          return Map.of(toMany.name() + "Count", direction());
        }
        default -> {}
      }
    }
  }

  private static boolean isSortable(ScalarField field) {
    Scalar scalar = field.column().type().scalar();
    return !field.column().type().list() && scalar != Scalar.JSON && scalar != Scalar.BYTES;
  }

  private Field.Name direction() {
    return new Field.Name(values.one(DIRECTIONS));
  }
}
