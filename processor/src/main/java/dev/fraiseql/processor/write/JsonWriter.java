package dev.fraiseql.processor.write;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.json.NodeId;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.row.Row;
import dev.fraiseql.processor.source.CodeBlock;
import dev.fraiseql.processor.source.MethodSpec;
import dev.fraiseql.processor.source.TypeSpec;
import java.sql.SQLException;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes those methods of an executor that write a type's rows as JSON. */
final class JsonWriter {
  /** The method that writes a row. */
  static final String WRITE = "write";

  /** The method that writes the global id of a row. */
  static final String NODE_ID = "writeNodeId";

  private static final String POSITION = "int position = selection.position(i);\n";

  private final Model model;
  private final TypeModel type;
  private final Database database;
  private final Names names;
  private final FieldConstants constants;
  private final Class<? extends Row> row;
  private final Reads reads;

  JsonWriter(
      Model model, TypeModel type, Database database, Names names, FieldConstants constants) {
    this.model = model;
    this.type = type;
    this.database = database;
    this.names = names;
    this.constants = constants;
    row = Reads.row(database);
    reads = new Reads(model, names);
  }

  /** Adds the methods, those that other executors call first. */
  void addTo(TypeSpec.Builder executor) {
    object(executor, WRITE, constants.fields(), true);
    if (type.hasKey()) {
      executor.addMethod(nodeIdMethod());
    }
  }

  /** The method that writes an object, the parts of it, and what it needs for the objects in it. */
  private void object(
      TypeSpec.Builder executor, String method, List<FieldModel> fields, boolean outermost) {
    FieldSwitch cases = new FieldSwitch(fields);
    String parts = method + "Fields";
    MethodSpec.Builder write =
        method(method).addParameter(row, "row").addParameter(Selection.class, "selection");
    if (outermost) {
      write.addModifiers(Modifier.PUBLIC).addJavadoc("Writes the current row as an object.\n");
    } else {
      write.addModifiers(Modifier.PRIVATE);
    }
    write
        .addParameter(JsonSink.class, "out")
        .addCode(
            CodeBlock.builder()
                .add("out.raw('{');\n")
                .add("for (int i = 0; i < selection.size(); i++) {\n$>")
                .add("int mark = out.key(selection, i);\n")
                .add(needsPosition(cases, outermost) ? POSITION : "")
                .add("try {\n$>")
                .add("switch (selection.column(i)) {\n$>")
                .add("case $T.TYPENAME -> out.raw(selection.typeNameJson());\n", Selection.class)
                .add(outermost && type.hasKey() ? nodeId() : CodeBlock.of(""))
                .add(cases.hasCounts() ? count() : CodeBlock.of(""))
                .add(cases.hasToOnes() ? separate() : CodeBlock.of(""))
                .add(outermost ? computed() : CodeBlock.of(""))
                .add(cases.outer(parts, "row, selection, i, out", this::caseOf))
                .add("$<}\n")
                .add("$<} catch ($T error) {\n$>", FieldError.class)
                .add("out.nullOrThrow(mark, error, selection, i);\n")
                .add("$<}\n")
                .add("$<}\n")
                .add("out.raw('}');\n")
                .build());
    executor.addMethod(write.build());
    cases
        .parts(parts)
        .forEach((part, some) ->
            executor.addMethod(
                method(part)
                    .addModifiers(Modifier.PRIVATE)
                    .addParameter(row, "row")
                    .addParameter(Selection.class, "selection")
                    .addParameter(int.class, "i")
                    .addParameter(JsonSink.class, "out")
                    .addCode(readsPosition(some) ? POSITION : "")
                    .addCode("switch (selection.column(i)) {\n$>")
                    .addCode(cases.cases(some, this::caseOf))
                    .addCode("$<}\n")
                    .build()));
    for (FieldModel field : fields) {
      if (field instanceof EmbeddedField embedded) {
        object(executor, methodName(embedded), embedded.fields(), false);
      }
    }
  }

  private static boolean needsPosition(FieldSwitch cases, boolean outermost) {
    return outermost || cases.hasCounts() || (!cases.isSplit() && readsPosition(cases.fields()));
  }

  /** All fields but those that are not read from this row, or are always there. */
  static boolean readsPosition(List<FieldModel> fields) {
    return fields.stream()
        .anyMatch(field ->
            switch (field) {
              case ScalarField scalar -> true;
              case ToOneField toOne -> true;
              case EmbeddedField embedded -> embedded.nullable();
              case ToManyField toMany -> false;
            });
  }

  private static CodeBlock nodeId() {
    return CodeBlock.of(
        "case $T.NODE_ID -> $L(row, selection, position, out);\n", Selection.class, NODE_ID);
  }

  /** The method that writes the global id: the parts of the key stand side by side. */
  private MethodSpec nodeIdMethod() {
    CodeBlock.Builder write =
        CodeBlock.builder().add("int mark = $T.begin(selection, out);\n", NodeId.class);
    List<ScalarField> key = type.key();
    for (int part = 0; part < key.size(); part++) {
      write.add("out.raw(',');\n");
      String position = part == 0 ? "position" : "position + " + part;
      write.add("$L;\n", reads.toJson(identifier(key.get(part)), position));
    }
    write.add("$T.end(mark, out);\n", NodeId.class);
    return method(NODE_ID)
        .addJavadoc("Writes the {@code nodeId} of a row whose key begins at that position.\n")
        .addParameter(row, "row")
        .addParameter(Selection.class, "selection")
        .addParameter(int.class, "position")
        .addParameter(JsonSink.class, "out")
        .addCode(write.build())
        .build();
  }

  /** A part of a key as a node id has it: whole numbers are texts, whatever their scalar. */
  private static ScalarField identifier(ScalarField part) {
    return new ScalarField(
        part.name(),
        part.ordinal(),
        part.column(),
        true,
        part.column().type().scalar().isIdentifier(),
        part.doc());
  }

  private CodeBlock computed() {
    return ComputedWriter.cases(
        type, names.computed(type, database), constants, reads::computedToJson);
  }

  private static CodeBlock count() {
    return CodeBlock.of(
        "case $T.COUNT -> out.integer(row.int32(position), row.required());\n", Selection.class);
  }

  private static CodeBlock separate() {
    return CodeBlock.builder()
        .add("case $T.SEPARATE -> {\n$>", Selection.class)
        .add("boolean present = row.isPresent(position, selection.isNullable(i));\n")
        .add("out.separate(selection.child(i), present, row.result());\n")
        .add("$<}\n")
        .build();
  }

  private CodeBlock caseOf(FieldModel field) {
    CodeBlock write =
        switch (field) {
          case ScalarField scalar -> reads.toJson(scalar, "position");
          case EmbeddedField embedded -> object(embedded, CodeBlock.of(methodName(embedded)));
          case ToOneField toOne ->
              object(
                  toOne,
                  CodeBlock.of(
                      "$T.$L", names.executor(model.type(toOne.target()), database), WRITE));
          case ToManyField toMany -> CodeBlock.of("out.children(selection.child(i), row.result())");
        };
    return FieldSwitch.oneCase(constants.reference(field), write);
  }

  private static CodeBlock object(FieldModel field, CodeBlock writer) {
    CodeBlock written = CodeBlock.of("$L(row, selection.nested(i), out)", writer);
    if (field.nullable()) {
      return CodeBlock.builder()
          .add("{\n$>")
          .add("if (out.openNullable(row.isNull(position))) {\n$>")
          .add("$L;\n", written)
          .add("out.closeNullable();\n")
          .add("$<}\n")
          .add("$<}")
          .build();
    }
    return field instanceof EmbeddedField
        ? written
        : CodeBlock.builder()
            .add("{\n$>")
            .add("row.requirePresent(position);\n")
            .add("$L;\n", written)
            .add("$<}")
            .build();
  }

  private static MethodSpec.Builder method(String name) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.STATIC)
        .addException(SQLException.class);
  }

  /** The constant's name in it tells all fields apart, embedded ones included. */
  private String methodName(EmbeddedField field) {
    return "write" + Names.pascal(constants.name(field));
  }
}
