package dev.fraiseql.plan.schema;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.UniqueKey;
import dev.fraiseql.plan.write.InputNames;
import dev.fraiseql.plan.write.InputReader;
import dev.fraiseql.plan.write.MutationField;
import dev.fraiseql.plan.write.WritableType;
import dev.fraiseql.plan.write.WritableTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Writes the mutations of all writable types, their inputs and their results. */
final class MutationText {
  private final Model model;
  private final SdlLines out;
  private final ScalarText scalars;
  private final WritableTypes types;
  private final Map<String, EmbeddedField> created = new LinkedHashMap<>();
  private final Map<String, EmbeddedField> updated = new LinkedHashMap<>();
  private final Set<String> keys = new LinkedHashSet<>();

  MutationText(Model model, SdlLines out, ScalarText scalars) {
    this.model = model;
    this.out = out;
    this.scalars = scalars;
    types = new WritableTypes(model);
  }

  private List<WritableType> writable() {
    return model.types().stream()
        .filter(TypeModel::isWritable)
        .map(type -> types.of(type.name()))
        .toList();
  }

  /** Writes the type {@code Mutation}; nothing if no type is writable. */
  void root() {
    List<WritableType> all = writable();
    if (!all.isEmpty()) {
      out.open("type Mutation");
      all.forEach(this::rootFields);
      out.close();
    }
  }

  private void rootFields(WritableType type) {
    String name = type.type().name();
    out.description("Inserts a row, with what is created within it.");
    out.field(
        "%s(input: %s!): %s!"
            .formatted(field(type, MutationField.CREATE), InputNames.create(name), name));
    out.description("Inserts rows, in the order of the inputs.");
    out.field(
        "%s(inputs: [%s!]!): [%s!]!"
            .formatted(field(type, MutationField.CREATE_MANY), InputNames.create(name), name));
    String change = change(type);
    String version = version(type);
    if (!change.isEmpty()) {
      out.description("Changes the row with a given key; null if there is none.");
      out.field(
          "%s(%s%s%s): %s"
              .formatted(field(type, MutationField.UPDATE), key(type), change, version, name));
      out.description("Changes the rows that meet a condition.");
      out.field(
          "%s(where: %sWhereInput!%s, limit: Int): %s!"
              .formatted(
                  field(type, MutationField.UPDATE_MANY), name, change, InputNames.result(name)));
    }
    out.description("Inserts a row, or changes the one with the same values of a unique key.");
    out.field(
        "%s(input: %s!, conflict: %s = %s): %s!"
            .formatted(
                field(type, MutationField.UPSERT),
                InputNames.upsert(name),
                InputNames.uniqueKey(name),
                UniqueKey.ID,
                name));
    out.description(
        "Deletes the row with a given key, and returns it as it was; null if there is none.");
    out.field(
        "%s(%s%s): %s".formatted(field(type, MutationField.DELETE), key(type), version, name));
    out.description("Deletes the rows that meet a condition, and returns them as they were.");
    out.field(
        "%s(where: %sWhereInput!, limit: Int): %s!"
            .formatted(field(type, MutationField.DELETE_MANY), name, InputNames.result(name)));
  }

  private static String field(WritableType type, MutationField kind) {
    return kind.name(type.type());
  }

  /** The arguments by which an update changes rows; empty if no field can be changed. */
  private static String change(WritableType type) {
    String name = type.type().name();
    boolean updated = type.type().fields().stream().anyMatch(type::isUpdated);
    boolean incremented = type.type().fields().stream().anyMatch(type::isIncremented);
    return (updated ? ", input: " + InputNames.update(name) : "")
        + (incremented ? ", increment: " + InputNames.increment(name) : "");
  }

  private String version(WritableType type) {
    return type.type()
        .version()
        .map(field -> {
          scalars.use(field.graphql());
          return ", version: " + field.graphql();
        })
        .orElse("");
  }

  private String key(WritableType type) {
    List<String> parts = new ArrayList<>();
    for (ScalarField part : type.type().key()) {
      scalars.use(part.graphql());
      parts.add(part.name() + ": " + part.graphql() + "!");
    }
    return String.join(", ", parts);
  }

  /** Writes the inputs and results of all mutations. */
  void inputs() {
    for (WritableType type : writable()) {
      ofType(type);
    }
    embedded(created, true);
    embedded(updated, false);
    keys.forEach(this::keyInput);
  }

  private void ofType(WritableType type) {
    String name = type.type().name();
    List<FieldModel> fields = type.type().fields();
    input(type, InputNames.create(name), fields, type::isCreated, true);
    if (fields.stream().anyMatch(type::isUpdated)) {
      input(type, InputNames.update(name), fields, type::isUpdated, false);
    }
    if (fields.stream().anyMatch(type::isIncremented)) {
      out.open("What an update adds to numbers.", "input " + InputNames.increment(name));
      for (FieldModel field : fields) {
        if (type.isIncremented(field)) {
          out.field(field.name() + ": " + scalar((ScalarField) field));
        }
      }
      out.close();
    }
    input(
        type, InputNames.upsert(name), fields, field -> InputReader.isUpserted(type, field), false);
    out.open("What is unique among the rows.", "enum " + InputNames.uniqueKey(name));
    type.unique().forEach(unique -> out.field(unique.name()));
    out.close();
    out.open("The rows that a mutation was about.", "type " + InputNames.result(name));
    out.description("How many there are.");
    out.field("count: Int!");
    out.field("rows: [" + name + "!]!");
    out.close();
    for (FieldModel field : fields) {
      if (field instanceof ToManyField toMany) {
        toMany(type, toMany);
      }
    }
  }

  private void toMany(WritableType type, ToManyField relation) {
    if (relation.through() != null) {
      keys.add(relation.target());
      String key = InputNames.key(relation.target());
      out.open(
          "Changes of the " + relation.name() + " of a row.",
          "input " + InputNames.links(type.type(), relation));
      out.field("add: [" + key + "!]");
      out.field("remove: [" + key + "!]");
      out.close();
    } else if (types.has(relation.target())) {
      WritableType target = types.of(relation.target());
      Set<String> given =
          target.inverse(relation).map(field -> Set.of(field.name())).orElse(Set.of());
      input(
          target,
          InputNames.children(type.type(), relation),
          target.type().fields(),
          field -> target.isCreated(field) && !given.contains(field.name()),
          true);
    }
  }

  private void input(
      WritableType type,
      String name,
      List<FieldModel> fields,
      Predicate<FieldModel> has,
      boolean create) {
    out.open("input " + name);
    for (FieldModel field : fields) {
      if (has.test(field) && !isOfReadOnly(field)) {
        out.fieldDoc(field.doc().description());
        out.field(field.name() + ": " + inputType(type, field, create));
      }
    }
    out.close();
  }

  /** Whether a relation leads to rows that can only be read, so that none can be created. */
  private boolean isOfReadOnly(FieldModel field) {
    return field instanceof ToManyField toMany
        && toMany.through() == null
        && !types.has(toMany.target());
  }

  private String inputType(WritableType type, FieldModel field, boolean create) {
    String bang = create && type.isRequired(field) ? "!" : "";
    return switch (field) {
      case ScalarField scalar -> scalar(scalar) + bang;
      case EmbeddedField object -> {
        (create ? created : updated).putIfAbsent(object.type(), object);
        yield (create ? InputNames.create(object) : InputNames.update(object)) + bang;
      }
      case ToOneField toOne -> {
        keys.add(toOne.target());
        yield InputNames.key(toOne.target()) + bang;
      }
      case ToManyField toMany when toMany.through() == null ->
          "[" + InputNames.children(type.type(), toMany) + "!]";
      case ToManyField toMany when create -> {
        keys.add(toMany.target());
        yield "[" + InputNames.key(toMany.target()) + "!]";
      }
      case ToManyField toMany -> InputNames.links(type.type(), toMany);
    };
  }

  private String scalar(ScalarField field) {
    String name = field.graphql();
    scalars.use(name);
    return field.column().type().list() ? "[" + name + "!]" : name;
  }

  private void embedded(Map<String, EmbeddedField> objects, boolean create) {
    Set<String> written = new LinkedHashSet<>();
    // Writing an embedded object may find further ones nested in it.
    while (!written.containsAll(objects.keySet())) {
      for (EmbeddedField object : List.copyOf(objects.values())) {
        if (written.add(object.type())) {
          embedded(object, create);
        }
      }
    }
  }

  private void embedded(EmbeddedField object, boolean create) {
    out.open("input " + (create ? InputNames.create(object) : InputNames.update(object)));
    for (FieldModel field : object.fields()) {
      if (WritableType.isInput(field)) {
        boolean required = create && WritableType.isRequiredInput(field);
        String type =
            field instanceof EmbeddedField nested
                ? nested(nested, create)
                : scalar((ScalarField) field);
        out.fieldDoc(field.doc().description());
        out.field(field.name() + ": " + type + (required ? "!" : ""));
      }
    }
    out.close();
  }

  private String nested(EmbeddedField object, boolean create) {
    (create ? created : updated).putIfAbsent(object.type(), object);
    return create ? InputNames.create(object) : InputNames.update(object);
  }

  private void keyInput(String target) {
    out.open("The key of a " + target + ".", "input " + InputNames.key(target));
    for (ScalarField part : model.type(target).key()) {
      out.field(part.name() + ": " + scalar(part) + "!");
    }
    out.close();
  }
}
