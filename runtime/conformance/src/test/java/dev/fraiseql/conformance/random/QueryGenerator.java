package dev.fraiseql.conformance.random;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.InterfaceModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.TypeModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Generates random valid queries, with operands from the rows. */
final class QueryGenerator {
  static final List<String> DIRECTIONS =
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
  private final ValueGenerator values;
  private final ConditionGenerator conditions;
  private final GroupGenerator groups;

  QueryGenerator(Model model, Set<String> types, Rows rows, Random random) {
    this.model = model;
    this.types = model.types().stream().filter(type -> types.contains(type.name())).toList();
    this.rows = rows;
    this.random = random;
    values = new ValueGenerator(model, random);
    conditions = new ConditionGenerator(model, types, rows, random);
    groups = new GroupGenerator(model, types, random, conditions);
  }

  /** The root fields of a random query. */
  List<Field> query() {
    List<Field> roots = new ArrayList<>();
    for (int i = random.nextInt(5) == 0 ? 1 : 0; i >= 0; i--) {
      roots.add(root("r" + i));
    }
    return roots;
  }

  /** A random list without limit and offset. */
  Field list() {
    TypeModel type = values.one(types);
    return new Field(type.plural(), "r", rows(type), selection(type, 2));
  }

  /** A random condition and order. */
  Map<String, @Nullable Object> rows(TypeModel type) {
    Map<String, @Nullable Object> arguments = page(type);
    arguments.remove("limit");
    arguments.remove("offset");
    return arguments;
  }

  private Field root(String key) {
    TypeModel type = values.one(types);
    return switch (random.nextInt(13)) {
      case 11, 12 -> polymorphic(key);
      case 8, 9, 10 -> groups.make(type, key, where(type));
      case 0 -> new Field(type.plural() + "Count", key, where(type), List.of());
      case 1 -> new Field(type.singular(), key, key(type), selection(type, 2));
      default -> new Field(type.plural(), key, distinctPage(type), selection(type, 3));
    };
  }

  /** A polymorphic list, or its count. */
  private Field polymorphic(String key) {
    InterfaceModel of =
        values.one(
            model.interfaces().stream()
                .filter(each -> each.types().stream().allMatch(this::isKnown))
                .toList());
    TypeModel any = model.type(of.types().getFirst());
    List<FieldModel> common =
        any.fields().stream()
            .filter(field -> field instanceof ScalarField && of.fields().contains(field.name()))
            .toList();
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    if (!of.isUnion() && random.nextInt(3) > 0) {
      arguments.put("where", conditions.make(common, any, 2));
    }
    if (!of.isUnion() && random.nextInt(4) == 0) {
      return new Field(of.plural() + "Count", key, arguments, List.of());
    }
    if (!of.isUnion() && random.nextBoolean()) {
      arguments.put("orderBy", List.of(sortKey(common, 0)));
    }
    limits(arguments);
    List<Field> fields =
        new ArrayList<>(List.of(new Field("__typename", "t", Map.of(), List.of())));
    common.forEach(field -> fields.add(Field.leaf(field.name())));
    for (String type : of.types()) {
      if (random.nextBoolean()) {
        fields.add(Field.on(type, selection(model.type(type), type.toLowerCase(Locale.ROOT), 2)));
      }
    }
    return new Field(of.plural(), key, arguments, fields);
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
      arguments.put(part.name(), conditions.perhapsVariable("ID!", id.toString()));
    }
    return arguments;
  }

  private Map<String, @Nullable Object> where(TypeModel type) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    if (random.nextInt(4) > 0) {
      Map<String, @Nullable Object> condition = conditions.make(type, 3);
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
    limits(arguments);
    return arguments;
  }

  /** The arguments of a list, sometimes of distinct rows. */
  private Map<String, @Nullable Object> distinctPage(TypeModel type) {
    Map<String, @Nullable Object> arguments = page(type);
    if (random.nextInt(5) == 0) {
      List<ScalarField> sortable =
          type.fields().stream()
              .filter(ScalarField.class::isInstance)
              .map(ScalarField.class::cast)
              .filter(QueryGenerator::isSortable)
              .toList();
      List<@Nullable Object> names = new ArrayList<>();
      for (int i = random.nextInt(2); i >= 0; i--) {
        names.add(values.one(sortable).name());
      }
      arguments.put("distinctOn", names);
    }
    return arguments;
  }

  private void limits(Map<String, @Nullable Object> arguments) {
    if (random.nextInt(3) == 0) {
      arguments.put("limit", conditions.perhapsVariable("Int", (long) random.nextInt(12)));
    }
    if (random.nextInt(4) == 0) {
      arguments.put("offset", conditions.perhapsVariable("Int", (long) random.nextInt(8)));
    }
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

  private List<Field> selection(TypeModel type, int depth) {
    return selection(type, "f", depth);
  }

  /**
   * A random selection of a type.
   *
   * @param prefix the prefix of its response keys, unique per fragment
   */
  private List<Field> selection(TypeModel type, String prefix, int depth) {
    List<Field> fields = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      field(values.one(type.fields()), prefix + i, depth, fields);
    }
    if (!type.computed().isEmpty() && random.nextInt(3) == 0) {
      String computed = values.one(type.computed()).name();
      fields.add(new Field(computed, prefix, Map.of(), List.of()));
    }
    if (fields.isEmpty() || random.nextInt(8) == 0) {
      fields.add(Field.leaf("__typename"));
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
        } else if (random.nextInt(4) == 0) {
          into.add(connection(toMany, target, key, depth - 1));
        } else {
          into.add(
              new Field(toMany.name(), key, distinctPage(target), selection(target, depth - 1)));
        }
      }
      default -> {}
    }
  }

  /** A page of a connection within rows. */
  private Field connection(ToManyField relation, TypeModel target, String key, int depth) {
    Map<String, @Nullable Object> arguments = rows(target);
    if (random.nextInt(3) > 0) {
      arguments.put(
          random.nextBoolean() ? "first" : "last",
          conditions.perhapsVariable("Int", (long) random.nextInt(5)));
    }
    List<Field> info = List.of(Field.leaf("hasNextPage"), Field.leaf("hasPreviousPage"));
    List<Field> fields =
        new ArrayList<>(
            List.of(
                new Field("nodes", "nodes", Map.of(), selection(target, depth)),
                new Field("pageInfo", "pageInfo", Map.of(), info)));
    if (random.nextBoolean()) {
      fields.add(Field.leaf("totalCount"));
    }
    return new Field(relation.name() + "Connection", key, arguments, fields);
  }

  /**
   * Does not select {@code __typename}, which the evaluator does not support in embedded objects.
   */
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
          return random.nextBoolean()
              ? Map.of(toMany.name() + "Count", direction())
              : Map.of(toMany.name() + "Aggregate", aggregate(model.type(toMany.target())));
        }
        default -> {}
      }
    }
  }

  /** An aggregate of rows, as a sort key of the rows that they belong to. */
  private Map<String, @Nullable Object> aggregate(TypeModel type) {
    List<String> names = new ArrayList<>(List.of("count"));
    for (FieldModel field : type.fields()) {
      if (field instanceof ScalarField scalar) {
        GroupAggregate.functions(scalar).forEach(function -> names.add(scalar.name() + function));
      }
    }
    return Map.of(values.one(names), direction());
  }

  private static boolean isSortable(ScalarField field) {
    Scalar scalar = field.column().type().scalar();
    return !field.column().type().list() && scalar != Scalar.JSON && scalar != Scalar.BYTES;
  }

  private Field.Name direction() {
    return new Field.Name(values.one(DIRECTIONS));
  }
}
