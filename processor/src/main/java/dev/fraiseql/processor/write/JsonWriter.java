package dev.fraiseql.processor.write;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.json.NodeId;
import dev.fraiseql.contract.model.ComputedField;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.read.JsonReads;
import dev.fraiseql.processor.source.ClassName;
import dev.fraiseql.processor.source.CodeBlock;
import dev.fraiseql.processor.source.FieldSpec;
import dev.fraiseql.processor.source.MethodSpec;
import dev.fraiseql.processor.source.TypeSpec;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** Writes the class that writes a type's rows as JSON. */
final class JsonWriter {
  /** The method that writes the global id of a row. */
  static final String NODE_ID = "writeNodeId";

  private final Model model;
  private final TypeModel type;
  private final Database database;
  private final Names names;
  private final FieldConstants constants;
  private final Reads reads;

  JsonWriter(
      Model model, TypeModel type, Database database, Names names, FieldConstants constants) {
    this.model = model;
    this.type = type;
    this.database = database;
    this.names = names;
    this.constants = constants;
    reads = new Reads(model, database, names);
  }

  TypeSpec write(ClassName name, Element[] origins) {
    TypeSpec.Builder json =
        GeneratedFile.begin(name, origins)
            .addJavadoc(
                "Writes rows of {@link $L} from $L as JSON. Generated from it: edit that"
                    + " instead.\n",
                names.inPackage(type),
                database.product())
            .addMethod(GeneratedFile.noInstances());
    json.addField(
        FieldSpec.builder(
                byte[].class, "TYPE_NAME", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer("$S.getBytes($T.UTF_8)", '"' + type.name() + '"', StandardCharsets.class)
            .build());
    object(json, "write", type.name(), constants.fields(), true);
    json.addMethod(nodeIdMethod());
    return json.build();
  }

  /** The method that writes an object, the parts of it, and what it needs for the objects in it. */
  private void object(
      TypeSpec.Builder json,
      String method,
      String name,
      List<FieldModel> fields,
      boolean outermost) {
    FieldSwitch cases = new FieldSwitch(name, fields);
    String parts = method + "Fields";
    MethodSpec.Builder write = method(method).addParameter(ResultSet.class, "row");
    if (outermost) {
      write.addModifiers(Modifier.PUBLIC).addJavadoc("Writes the current row as an object.\n");
    } else {
      write.addModifiers(Modifier.PRIVATE);
    }
    write
        .addParameter(Selection.class, "selection")
        .addParameter(JsonSink.class, "out")
        .addCode(
            CodeBlock.builder()
                .add("out.raw('{');\n")
                .add("int mark = 0;\n")
                .add("int i = 0;\n")
                .add("while (i < selection.size()) {\n$>")
                .add("try {\n$>")
                .add("for (; i < selection.size(); i++) {\n$>")
                .add("out.raw(selection.key(i));\n")
                .add("mark = out.size();\n")
                .add(cases.isSplit() ? "" : position(fields))
                .add("switch (selection.column(i)) {\n$>")
                .add("case $T.TYPENAME -> out.raw(selection.typeNameJson());\n", Selection.class)
                .add(outermost ? nodeId() : CodeBlock.of(""))
                .add(cases.hasCounts() ? count() : CodeBlock.of(""))
                .add(outermost ? computed() : CodeBlock.of(""))
                .add(cases.outer(parts, "row, selection, i, out", this::caseOf))
                .add("$<}\n")
                .add("$<}\n")
                .add("$<} catch ($T error) {\n$>", FieldError.class)
                .add("out.nullOrThrow(mark, error, selection, i++);\n")
                .add("$<}\n")
                .add("$<}\n")
                .add("out.raw('}');\n")
                .build());
    json.addMethod(write.build());
    cases
        .parts(parts)
        .forEach((part, some) ->
            json.addMethod(
                ofEntry(part)
                    .addCode(position(some))
                    .addCode("switch (selection.column(i)) {\n$>")
                    .addCode(cases.cases(some, this::caseOf))
                    .addCode("$<}\n")
                    .build()));
    fields.forEach(field -> nested(json, field));
  }

  private static CodeBlock nodeId() {
    return CodeBlock.of(
        "case $T.NODE_ID -> $L(row, selection.position(i), out);\n", Selection.class, NODE_ID);
  }

  /** The method that writes the global id: the parts of the key stand side by side. */
  private MethodSpec nodeIdMethod() {
    CodeBlock.Builder write =
        CodeBlock.builder().add("int mark = $T.begin(TYPE_NAME, out);\n", NodeId.class);
    List<ScalarField> key = type.key();
    for (int part = 0; part < key.size(); part++) {
      write.add("out.raw(',');\n");
      write.add("$L;\n", reads.toJson(key.get(part), part == 0 ? "" : " + " + part));
    }
    write.add("$T.end(mark, out);\n", NodeId.class);
    return method(NODE_ID)
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc(
            "Writes the {@code nodeId} of the current row, whose key begins at a position.\n")
        .addParameter(ResultSet.class, "row")
        .addParameter(int.class, "position")
        .addParameter(JsonSink.class, "out")
        .addCode(write.build())
        .build();
  }

  private CodeBlock computed() {
    CodeBlock.Builder computed = CodeBlock.builder();
    for (ComputedField field : type.computed()) {
      CodeBlock value =
          CodeBlock.of(
              "$T.$L(row, selection.position(i))", names.computed(type, database), field.name());
      computed.add(
          FieldSwitch.oneCase(constants.reference(field), reads.valueToJson(field.type(), value)));
    }
    return computed.build();
  }

  private static CodeBlock count() {
    return CodeBlock.of(
        "case $T.COUNT -> $T.int32(row, selection.position(i), out);\n",
        Selection.class,
        JsonReads.class);
  }

  private static String position(List<FieldModel> fields) {
    return fields.stream().anyMatch(ScalarField.class::isInstance)
        ? "int position = selection.position(i);\n"
        : "";
  }

  private CodeBlock caseOf(FieldModel field) {
    CodeBlock write =
        switch (field) {
          case ScalarField scalar -> reads.toJson(scalar);
          case EmbeddedField embedded -> object(embedded);
          case ToOneField toOne -> object(toOne);
          case ToManyField toMany -> CodeBlock.of("out.children(selection.child(i), row)");
        };
    return FieldSwitch.oneCase(constants.reference(field), write);
  }

  private CodeBlock object(FieldModel field) {
    return isDirect(field)
        ? CodeBlock.of("$L(row, selection.nested(i), out)", writer(field))
        : CodeBlock.of("$L(row, selection, i, out)", methodName(field));
  }

  /** A value object that is always there needs no test. */
  private static boolean isDirect(FieldModel field) {
    return field instanceof EmbeddedField && !field.nullable();
  }

  /** What writes the object once it is known to be there. */
  private CodeBlock writer(FieldModel field) {
    return field instanceof ToOneField toOne
        ? CodeBlock.of("$T.write", names.json(model.type(toOne.target()), database))
        : CodeBlock.of("$L", contentName(field));
  }

  private void nested(TypeSpec.Builder json, FieldModel field) {
    if (field instanceof ScalarField || field instanceof ToManyField) {
      return;
    }
    if (field.nullable()) {
      json.addMethod(nullable(field));
    } else if (!isDirect(field)) {
      json.addMethod(required(field));
    }
    if (field instanceof EmbeddedField embedded) {
      object(json, contentName(field), embedded.type(), embedded.fields(), false);
    }
  }

  private MethodSpec nullable(FieldModel field) {
    return ofEntry(methodName(field))
        .beginControlFlow("if ($T.isNull(row, selection.position(i)))", reads.own())
        .addStatement("out.nullValue()")
        .addStatement("return")
        .endControlFlow()
        .addStatement("int mark = out.openNullable()")
        .beginControlFlow("try")
        .addStatement("$L(row, selection.nested(i), out)", writer(field))
        .addStatement("out.closeNullable()")
        .nextControlFlow("catch ($T error)", FieldError.class)
        .addStatement("out.nullInstead(mark, error, selection, i)")
        .endControlFlow()
        .build();
  }

  private MethodSpec required(FieldModel field) {
    return ofEntry(methodName(field))
        .addStatement("$T.requirePresent(row, selection.position(i))", reads.own())
        .addStatement("$L(row, selection.nested(i), out)", writer(field))
        .build();
  }

  private static MethodSpec.Builder ofEntry(String name) {
    return method(name)
        .addModifiers(Modifier.PRIVATE)
        .addParameter(ResultSet.class, "row")
        .addParameter(Selection.class, "selection")
        .addParameter(int.class, "i")
        .addParameter(JsonSink.class, "out");
  }

  private static MethodSpec.Builder method(String name) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.STATIC)
        .addException(SQLException.class);
  }

  /** Named by the constant, which tells all fields apart, embedded ones included. */
  private String methodName(FieldModel field) {
    return "write" + Names.pascal(constants.name(field));
  }

  private String contentName(FieldModel field) {
    return isDirect(field) ? methodName(field) : methodName(field) + "Columns";
  }
}
