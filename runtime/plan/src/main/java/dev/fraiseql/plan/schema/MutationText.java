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
  private final MethodText methods;
  private final WritableTypes types;
  private final Map<String, EmbeddedField> created = new LinkedHashMap<>();
  private final Map<String, EmbeddedField> updated = new LinkedHashMap<>();
  private final Set<String> keys = new LinkedHashSet<>();

  MutationText(Model model, SdlLines out, ScalarText scalars, MethodText methods) {
    this.model = model;
    this.out = out;
    this.scalars = scalars;
    this.methods = methods;
    types = new WritableTypes(model);
  }

  private List<WritableType> writable() {
    return model.types().stream()
        .filter(TypeModel::isWritable)
        .map(type -> types.of(type.name()))
        .toList();
  }

  /** Writes the type {@code Mutation}; nothing if it has no fields. */
  void root() {
    List<WritableType> all = writable();
    if (!all.isEmpty() || methods.hasMutations()) {
      out.open("type Mutation");
      all.forEach(this::rootFields);
      methods.rootFields(true);
      out.close();
    }
  }

  private void rootFields(WritableType type) {
    String name = type.type().name();
    if (types.isCreated(type)) {
      create(type, name);
    }
    if (isUpdated(type)) {
      update(type, name);
    }
    out.description(
        "Inserts one " + name + ", or changes the one with equal values of a unique key.");
    out.field(
        "%s(input: %s!, conflict: %s = %s): %s!"
            .formatted(
                field(type, MutationField.UPSERT),
                InputNames.upsert(name),
                InputNames.uniqueKey(name),
                UniqueKey.ID,
                name));
    out.description(
        "Deletes the "
            + name
            + " with a given key, and returns it as it was; null if there is none.");
    out.field(
        "%s(%s%s): %s"
            .formatted(field(type, MutationField.DELETE), key(type), version(type), name));
    out.description(
        "Deletes the " + name + "s that meet a condition, and returns them as they were.");
    out.field(
        "%s(where: %sWhereInput!, limit: Int): %s!"
            .formatted(field(type, MutationField.DELETE_MANY), name, InputNames.result(name)));
  }

  private void create(WritableType type, String name) {
    String input = InputNames.create(name);
    out.description("Inserts one " + name + ", with the rows that its input contains.");
    out.field("%s(input: %s!): %s!".formatted(field(type, MutationField.CREATE), input, name));
    out.description("Inserts " + name + "s, and returns them in the order of the inputs.");
    out.field(
        "%s(inputs: [%s!]!): [%s!]!"
            .formatted(field(type, MutationField.CREATE_MANY), input, name));
  }

  private void update(WritableType type, String name) {
    String change =
        "input: "
            + InputNames.update(name)
            + (isIncremented(type) ? ", increment: " + InputNames.increment(name) : "");
    out.description("Changes the " + name + " with a given key; null if there is none.");
    out.field(
        "%s(%s, %s%s): %s"
            .formatted(field(type, MutationField.UPDATE), key(type), change, version(type), name));
    out.description("Changes the " + name + "s that meet a condition.");
    out.field(
        "%s(where: %sWhereInput!, %s, limit: Int): %s!"
            .formatted(
                field(type, MutationField.UPDATE_MANY), name, change, InputNames.result(name)));
  }

  private static boolean isUpdated(WritableType type) {
    return type.type().fields().stream().anyMatch(type::isUpdated);
  }

  private static boolean isIncremented(WritableType type) {
    return type.type().fields().stream().anyMatch(type::isIncremented);
  }

  private static String field(WritableType type, MutationField kind) {
    return kind.name(type.type());
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
    if (types.isCreated(type)) {
      input(
          "The values of one new " + name + ".",
          InputNames.create(name),
          type,
          field -> types.isCreated(type, field),
          true);
    }
    if (isUpdated(type)) {
      input(
          "What changes in one " + name + ": absent fields keep their values.",
          InputNames.update(name),
          type,
          type::isUpdated,
          false);
    }
    if (isIncremented(type)) {
      increment(type, name);
    }
    input(
        "The values of one new " + name + ", or those that change in the one that exists.",
        InputNames.upsert(name),
        type,
        field -> InputReader.isUpserted(type, field),
        false);
    out.open("What identifies one " + name + ".", "enum " + InputNames.uniqueKey(name));
    type.unique().forEach(unique -> out.field(unique.name()));
    out.close();
    out.open("The " + name + "s that a mutation has written.", "type " + InputNames.result(name));
    out.description("How many there are.");
    out.field("count: Int!");
    out.field("rows: [" + name + "!]!");
    out.close();
    for (FieldModel field : type.type().fields()) {
      if (field instanceof ToManyField toMany) {
        toMany(type, toMany);
      }
    }
  }

  private void increment(WritableType type, String name) {
    out.open(
        "What is added to the numbers of one " + name + ".", "input " + InputNames.increment(name));
    for (FieldModel field : type.type().fields()) {
      if (type.isIncremented(field)) {
        inputField(field, scalar((ScalarField) field), false);
      }
    }
    out.close();
  }

  private void toMany(WritableType type, ToManyField relation) {
    if (relation.through() != null) {
      keys.add(relation.target());
      String key = InputNames.key(relation.target());
      out.open(
          "What changes in the " + relation.name() + " of one " + type.type().name() + ".",
          "input " + InputNames.links(type.type(), relation));
      out.field("add: [" + key + "!]");
      out.field("remove: [" + key + "!]");
      out.close();
    } else if (types.isCreated(type, relation)) {
      WritableType target = types.of(relation.target());
      Set<String> given = target.givenBy(relation);
      input(
          "The values of one new " + relation.target() + " within its " + type.type().name() + ".",
          InputNames.children(type.type(), relation),
          target,
          field -> types.isCreated(target, field) && !given.contains(field.name()),
          true);
    }
  }

  private void input(
      String description,
      String name,
      WritableType type,
      Predicate<FieldModel> has,
      boolean create) {
    out.open(description, "input " + name);
    for (FieldModel field : type.type().fields()) {
      if (has.test(field)) {
        boolean required = create && type.isRequired(field);
        inputField(field, inputType(type, field, create), required);
      }
    }
    out.close();
  }

  /** A required field is not deprecated: there is no input without it. */
  private void inputField(FieldModel field, String type, boolean required) {
    out.fieldDoc(field.doc().description());
    String end = required ? "!" : SdlLines.deprecation(field.doc());
    out.field(field.name() + ": " + type + end);
  }

  private String inputType(WritableType type, FieldModel field, boolean create) {
    return switch (field) {
      case ScalarField scalar -> scalar(scalar);
      case EmbeddedField object -> object(object, create);
      case ToOneField toOne -> {
        keys.add(toOne.target());
        yield InputNames.key(toOne.target());
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

  /** The input of an embedded object, which is declared later. */
  private String object(EmbeddedField object, boolean create) {
    (create ? created : updated).putIfAbsent(object.type(), object);
    return create ? InputNames.create(object) : InputNames.update(object);
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
    String description =
        create
            ? "The values of one new " + object.type() + "."
            : "What changes in one " + object.type() + ": absent fields keep their values.";
    out.open(description, "input " + object(object, create));
    for (FieldModel field : object.fields()) {
      if (WritableType.isInput(field)) {
        String type =
            field instanceof EmbeddedField nested
                ? object(nested, create)
                : scalar((ScalarField) field);
        inputField(field, type, create && WritableType.isRequiredInput(field));
      }
    }
    out.close();
  }

  private void keyInput(String target) {
    out.open("The key of one " + target + ".", "input " + InputNames.key(target));
    for (ScalarField part : model.type(target).key()) {
      inputField(part, scalar(part), true);
    }
    out.close();
  }
}
