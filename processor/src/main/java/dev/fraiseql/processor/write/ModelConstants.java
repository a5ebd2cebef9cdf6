package dev.fraiseql.processor.write;

import dev.fraiseql.contract.model.ComputedField;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.naming.ConnectionNames;
import dev.fraiseql.processor.source.CodeBlock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The constants that number the fields of all types. */
final class ModelConstants {
  private final Model model;
  private final Map<String, FieldConstants> constants = new HashMap<>();

  ModelConstants(Model model, Names names) {
    this.model = model;
    model
        .types()
        .forEach(type -> constants.put(type.name(), new FieldConstants(type, names.model(type))));
  }

  /** The constants of a type. */
  FieldConstants of(TypeModel type) {
    return Objects.requireNonNull(constants.get(type.name()));
  }

  /**
   * The numbers of the fields of a type, or of a connection of its rows; {@link Ordinals#NUMBERS}
   * if there is no such type.
   */
  Ordinals ordinals(String type) {
    return model.findType(type).<Ordinals>map(this::ordinals).orElseGet(() -> ofConnection(type));
  }

  private Ordinals ofConnection(String type) {
    return model.types().stream()
        .filter(rows -> ConnectionNames.connection(rows.name()).equals(type))
        .findFirst()
        .<Ordinals>map(rows -> new Ordinals.OfConnection(ordinals(rows)))
        .orElse(Ordinals.NUMBERS);
  }

  private Ordinals ordinals(TypeModel type) {
    FieldConstants own = of(type);
    return new OfFields(own, own.fields(), type.computed());
  }

  /** The fields of a type, or of an object embedded in it. */
  private final class OfFields implements Ordinals {
    private final FieldConstants own;
    private final Map<Integer, FieldModel> fields = new HashMap<>();
    private final Map<Integer, ComputedField> computed = new HashMap<>();

    OfFields(FieldConstants own, List<FieldModel> fields, List<ComputedField> computed) {
      this.own = own;
      fields.forEach(field -> this.fields.put(field.ordinal(), field));
      computed.forEach(field -> this.computed.put(field.ordinal(), field));
    }

    @Override
    public CodeBlock name(int ordinal) {
      ComputedField result = computed.get(ordinal);
      String constant =
          result != null ? own.name(result) : own.name(Objects.requireNonNull(fields.get(ordinal)));
      return CodeBlock.of("$T.$L", own.holder(), constant);
    }

    @Override
    public Ordinals within(int ordinal) {
      return switch (Objects.requireNonNull(fields.get(ordinal))) {
        case EmbeddedField embedded -> new OfFields(own, embedded.fields(), List.of());
        case ToOneField toOne -> ordinals(toOne.target());
        case ToManyField toMany ->
            throw new IllegalArgumentException(toMany.name() + " is a level of its own");
        case ScalarField _ -> NUMBERS;
      };
    }
  }
}
