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
import dev.fraiseql.engine.json.JsonReader;
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

/** Generates random conditions with operands from the rows, or similar to them. */
final class ConditionGenerator {
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

  private static final List<String> LIST =
      List.of(
          "contains",
          "containedBy",
          "overlaps",
          "lenEq",
          "lenNeq",
          "lenGt",
          "lenGte",
          "lenLt",
          "lenLte",
          "isNull");

  private static final List<String> JSON =
      List.of("eq", "neq", "in", "nin", "isNull", "hasKey", "path", "path", "path");
  private static final List<String> PLACES =
      List.of("/a", "/b", "/0", "/1", "/a/a", "/a/b", "/b/0", "/a/0", "/a/2/a", "/0/1", "/-1", "/");

  private final Model model;
  private final Set<String> types;
  private final Rows rows;
  private final Random random;
  private final ValueGenerator values;

  ConditionGenerator(Model model, Set<String> types, Rows rows, Random random) {
    this.model = model;
    this.types = types;
    this.rows = rows;
    this.random = random;
    values = new ValueGenerator(model, random);
  }

  /**
   * A condition on rows of a type.
   *
   * @param depth the maximum depth of nested objects
   */
  Map<String, @Nullable Object> make(TypeModel type, int depth) {
    return condition(type.fields(), type, depth);
  }

  /**
   * A condition on fields that several types share.
   *
   * @param type the type whose rows supply the operands
   */
  Map<String, @Nullable Object> make(List<FieldModel> shared, TypeModel type, int depth) {
    return condition(shared, type, depth);
  }

  /** A value as a literal, or as a variable of a type. */
  Object perhapsVariable(String type, Object value) {
    return random.nextInt(3) == 0 ? new Field.Variable(type, value) : value;
  }

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
      case ToOneField toOne when types.contains(toOne.target()) && depth > 0 -> {
        TypeModel target = model.type(toOne.target());
        into.put(
            toOne.name(),
            random.nextInt(5) == 0
                ? Map.of("isNull", random.nextBoolean())
                : condition(target.fields(), target, depth - 1));
      }
      case ToManyField toMany when types.contains(toMany.target()) && depth > 0 -> {
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
            : field.column().type().list()
                ? LIST
                : switch (scalar) {
                  case STRING -> TEXT;
                  case BOOLEAN -> List.of("eq", "neq", "isNull");
                  case ENUM, BYTES -> EQUALITY;
                  case JSON -> JSON;
                  default -> ORDER;
                };
    for (int i = random.nextInt(5) / 4; i >= 0; i--) {
      String operator = values.one(known);
      operators.put(operator, operand(field, type, operator));
    }
    return operators;
  }

  private @Nullable Object operand(ScalarField field, TypeModel type, String operator) {
    if (field.column().type().scalar() == Scalar.JSON) {
      return onDocument(field, operator);
    }
    String graphql = field.graphql();
    if (field.column().type().list() && !operator.equals("isNull")) {
      return operator.startsWith("len")
          ? perhapsVariable("Int!", (long) random.nextInt(4))
          : perhapsVariable("[" + graphql + "!]!", elements(field, type));
    }
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

  private @Nullable Object onDocument(ScalarField field, String operator) {
    return switch (operator) {
      case "isNull" -> random.nextBoolean();
      case "hasKey" -> perhapsVariable("String!", values.one(List.of("a", "b", "0", "é")));
      case "in", "nin" -> {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          list.add(document(field));
        }
        yield new Field.Variable("[JSON!]!", list);
      }
      case "path" -> {
        List<@Nullable Object> paths = new ArrayList<>();
        for (int i = random.nextInt(5) / 4; i >= 0; i--) {
          String on = values.one(JSON.subList(0, JSON.indexOf("path")));
          Map<String, @Nullable Object> path = new LinkedHashMap<>();
          path.put("at", perhapsVariable("String!", values.one(PLACES)));
          path.put(on, onDocument(field, on));
          paths.add(path);
        }
        yield paths;
      }
      default -> random.nextInt(8) == 0 ? null : new Field.Variable("JSON", document(field));
    };
  }

  /** A JSON document or a part of one; never null, which is no operand. */
  private Object document(ScalarField field) {
    Object document = JsonReader.read((String) values.value(field.column(), false));
    while (random.nextBoolean()) {
      List<Object> parts =
          switch (document) {
            case Map<?, ?> map ->
                List.copyOf(map.values().stream().filter(Objects::nonNull).toList());
            case List<?> list -> List.copyOf(list.stream().filter(Objects::nonNull).toList());
            case null, default -> List.of();
          };
      if (parts.isEmpty()) {
        break;
      }
      document = values.one(parts);
    }
    return document == null ? 1L : document;
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

  /** Elements of the rows' lists, or similar ones. */
  private List<@Nullable Object> elements(ScalarField field, TypeModel type) {
    List<@Nullable Object> elements = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Map<String, @Nullable Object> row = values.one(rows.of(type.table().name()));
      Object list = row.get(field.column().name());
      elements.add(
          list instanceof List<?> known && !known.isEmpty() && random.nextInt(5) > 0
              ? literal(field, values.one(known))
              : literal(field, values.element(field.column())));
    }
    return elements;
  }

  /** A value of a random row, or a similar one. */
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
    return field.isId() ? value.toString() : literal(field, value);
  }

  /** A value as a literal in a document. */
  private Object literal(ScalarField field, Object value) {
    return switch (field.column().type().scalar()) {
      case ENUM -> new Field.Name((String) value);
      case DECIMAL ->
          random.nextInt(4) == 0
              ? ((BigDecimal) value).add(new BigDecimal("0.00000000000000005"))
              : value;
      case FLOAT -> new BigDecimal(value.toString());
      default -> value;
    };
  }
}
