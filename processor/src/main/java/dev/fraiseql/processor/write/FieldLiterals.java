package dev.fraiseql.processor.write;

import dev.fraiseql.annotations.OnDelete;
import dev.fraiseql.contract.model.ComputedField;
import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.WriteRule;
import dev.fraiseql.processor.source.CodeBlock;
import java.util.List;
import java.util.stream.Stream;

/**
 * The fields of a model as Java expressions that build them.
 *
 * @param constants the names of the fields' ordinals
 */
record FieldLiterals(FieldConstants constants) {

  CodeBlock field(FieldModel field) {
    CodeBlock literal =
        switch (field) {
          case ScalarField scalar ->
              written(
                  create(factory(scalar), field, Stream.of(ModelLiterals.column(scalar.column()))),
                  scalar.writing());
          case EmbeddedField embedded ->
              CodeBlock.of(
                  "$T.$L($S, $L, $S,\n$>$>$L$<$<)",
                  FieldModel.class,
                  embedded.nullable() ? "nullableEmbedded" : "embedded",
                  embedded.name(),
                  constants.name(embedded),
                  embedded.type(),
                  lines(embedded.fields()));
          case ToOneField toOne -> {
            CodeBlock relation =
                create(
                    toOne.nullable() ? "nullableToOne" : "toOne",
                    field,
                    Stream.concat(
                        Stream.of(CodeBlock.of("$S", toOne.target())),
                        toOne.columns().stream().map(ModelLiterals::joinColumn)));
            yield toOne.onDelete() == OnDelete.RESTRICT
                ? relation
                : CodeBlock.of("$L$Z.onDelete($T.$L)", relation, OnDelete.class, toOne.onDelete());
          }
          case ToManyField toMany when toMany.through() != null ->
              create(
                  "manyToMany",
                  field,
                  Stream.of(
                      CodeBlock.of("$S", toMany.target()),
                      ModelLiterals.joinTable(toMany.through())));
          case ToManyField toMany ->
              create(
                  "toMany",
                  field,
                  Stream.concat(
                      Stream.of(CodeBlock.of("$S", toMany.target())),
                      toMany.columns().stream().map(ModelLiterals::joinColumn)));
        };
    return withDoc(literal, field.doc());
  }

  private static CodeBlock written(CodeBlock literal, WriteRule rule) {
    if (rule.equals(WriteRule.INPUT)) {
      return literal;
    }
    if (rule.equals(WriteRule.ofVersion())) {
      return CodeBlock.of("$L$Z.written($T.ofVersion())", literal, WriteRule.class);
    }
    return rule.definition().isEmpty()
        ? CodeBlock.of(
            "$L$Z.written($T.of($T.$L))",
            literal,
            WriteRule.class,
            WriteRule.Source.class,
            rule.source())
        : CodeBlock.of(
            "$L$Z.written(new $T($T.$L, false, $S))",
            literal,
            WriteRule.class,
            WriteRule.Source.class,
            rule.source(),
            rule.definition());
  }

  /** Fields one below the other. */
  CodeBlock lines(List<FieldModel> fields) {
    return fields.stream().map(this::field).collect(CodeBlock.joining(",\n"));
  }

  CodeBlock computed(ComputedField field) {
    Stream<CodeBlock> arguments =
        Stream.concat(
            Stream.of(ModelLiterals.type(field.type())),
            field.columns().stream().map(ModelLiterals::column));
    return withDoc(
        CodeBlock.of(
            "$T.$L($S, $L,$W$L)",
            ComputedField.class,
            field.nullable() ? "nullable" : "of",
            field.name(),
            constants.name(field),
            arguments.collect(CodeBlock.joining(",$W"))),
        field.doc());
  }

  private static String factory(ScalarField field) {
    if (field.key()) {
      return field.isId() ? "key" : "keyValue";
    }
    return field.isId() ? "id" : "value";
  }

  private CodeBlock create(String factory, FieldModel field, Stream<CodeBlock> arguments) {
    return CodeBlock.of(
        "$T.$L($S, $L,$W$L)",
        FieldModel.class,
        factory,
        field.name(),
        constants.name(field),
        arguments.collect(CodeBlock.joining(",$W")));
  }

  private static CodeBlock withDoc(CodeBlock literal, Doc doc) {
    return doc.equals(Doc.NONE)
        ? literal
        : CodeBlock.of("$L$Z.withDoc($L)", literal, ModelLiterals.doc(doc));
  }
}
