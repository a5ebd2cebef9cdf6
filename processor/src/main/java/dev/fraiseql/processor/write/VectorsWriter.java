package dev.fraiseql.processor.write;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.arrow.RowVectors;
import dev.fraiseql.contract.arrow.Vectors;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.row.CopyRow;
import dev.fraiseql.contract.row.Row;
import dev.fraiseql.processor.source.CodeBlock;
import dev.fraiseql.processor.source.MethodSpec;
import dev.fraiseql.processor.source.TypeSpec;
import java.sql.SQLException;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.apache.arrow.vector.FieldVector;

/** Writes those methods of an executor that copy a type's rows into vectors. */
final class VectorsWriter {
  private static final String SELECTION = "$T selection = to.selection();\n";
  private static final String VECTOR = "$T vector = to.vector(i);\n";
  private static final String POSITION = "int position = selection.position(i);\n";

  private final Model model;
  private final TypeModel type;
  private final Database database;
  private final Names names;
  private final FieldConstants constants;
  private final Form form;
  private final Class<? extends Row> row;
  private final Reads reads;

  /** What rows are read from. */
  enum Form {
    /** A result: whatever can be selected. */
    RESULT("copy"),
    /** Rows that the database streams in binary: values and objects, no lists of rows. */
    BINARY("copyBinary");

    private final String method;

    Form(String method) {
      this.method = method;
    }

    /** The method that copies a row; those for the objects in it have longer names. */
    String method() {
      return method;
    }

    /** Whether a database gives rows in this form. */
    boolean isOf(Database database) {
      return this == RESULT || database == Database.POSTGRESQL;
    }

    private Class<? extends Row> row(Database database) {
      return this == RESULT ? Reads.row(database) : CopyRow.class;
    }
  }

  VectorsWriter(
      Model model,
      TypeModel type,
      Database database,
      Names names,
      FieldConstants constants,
      Form form) {
    this.model = model;
    this.type = type;
    this.database = database;
    this.names = names;
    this.constants = constants;
    this.form = form;
    row = form.row(database);
    reads = new Reads(model, names);
  }

  /** Adds the methods, the one that other executors call first. */
  void addTo(TypeSpec.Builder executor) {
    object(executor, form.method(), constants.fields(), true);
  }

  /** The method that copies an object, the parts of it, and those for the objects in it. */
  private void object(
      TypeSpec.Builder executor, String method, List<FieldModel> fields, boolean outermost) {
    FieldSwitch cases = new FieldSwitch(fields);
    String parts = method + "Fields";
    MethodSpec.Builder copy = method(method);
    if (outermost) {
      copy.addModifiers(Modifier.PUBLIC)
          .addJavadoc(
              form == Form.BINARY
                  ? "Copies a row of a binary stream into vectors.\n"
                  : "Copies the current row into vectors.\n");
    } else {
      copy.addModifiers(Modifier.PRIVATE);
    }
    executor.addMethod(
        copy.addParameter(int.class, "index")
            .addCode(
                CodeBlock.builder()
                    .add(SELECTION, Selection.class)
                    .add("for (int i = 0; i < selection.size(); i++) {\n$>")
                    .add(VECTOR, FieldVector.class)
                    .add(needsPosition(cases, outermost) ? POSITION : "")
                    .add("try {\n$>")
                    .add("switch (selection.column(i)) {\n$>")
                    .add(
                        "case $T.TYPENAME -> $T.typeName(vector, index, selection);\n",
                        Selection.class,
                        Vectors.class)
                    .add(
                        outermost && form == Form.RESULT && type.hasKey()
                            ? nodeId()
                            : CodeBlock.of(""))
                    .add(cases.hasCounts() ? count() : CodeBlock.of(""))
                    .add(cases.hasToOnes() && form == Form.RESULT ? separate() : CodeBlock.of(""))
                    .add(outermost && form == Form.RESULT ? computed() : CodeBlock.of(""))
                    .add(cases.outer(parts, "row, to, index, i", this::caseOf))
                    .add("$<}\n")
                    .add("$<} catch ($T error) {\n$>", FieldError.class)
                    .add("throw error.within(selection.name(i));\n")
                    .add("$<}\n")
                    .add("$<}\n")
                    .build())
            .build());
    cases
        .parts(parts)
        .forEach((part, some) ->
            executor.addMethod(
                method(part)
                    .addModifiers(Modifier.PRIVATE)
                    .addParameter(int.class, "index")
                    .addParameter(int.class, "i")
                    .addCode(SELECTION, Selection.class)
                    .addCode(VECTOR, FieldVector.class)
                    .addCode(JsonWriter.readsPosition(some) ? POSITION : "")
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

  private MethodSpec.Builder method(String name) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.STATIC)
        .addException(SQLException.class)
        .addParameter(row, "row")
        .addParameter(RowVectors.class, "to");
  }

  private boolean needsPosition(FieldSwitch cases, boolean outermost) {
    return (outermost && form == Form.RESULT)
        || cases.hasCounts()
        || (!cases.isSplit() && JsonWriter.readsPosition(cases.fields()));
  }

  private static CodeBlock nodeId() {
    return CodeBlock.builder()
        .add("case $T.NODE_ID -> {\n$>", Selection.class)
        .add("$L(row, selection, position, to.scratch());\n", JsonWriter.NODE_ID)
        .add("to.setScratch(i, index);\n")
        .add("$<}\n")
        .build();
  }

  private CodeBlock computed() {
    return ComputedWriter.cases(
        type, names.computed(type, database), constants, reads::computedToVector);
  }

  private static CodeBlock count() {
    return CodeBlock.of(
        "case $T.COUNT -> $T.int32(vector, index, row.int32(position), row.required());\n",
        Selection.class,
        Vectors.class);
  }

  private static CodeBlock separate() {
    return CodeBlock.builder()
        .add("case $T.SEPARATE -> {\n$>", Selection.class)
        .add("boolean present = row.isPresent(position, selection.isNullable(i));\n")
        .add("to.separate(i, index, present, row.result());\n")
        .add("$<}\n")
        .build();
  }

  private CodeBlock caseOf(FieldModel field) {
    if (field instanceof ToManyField && form == Form.BINARY) {
      return CodeBlock.of("");
    }
    CodeBlock copy =
        switch (field) {
          case ScalarField scalar -> reads.toVector(scalar);
          case ToManyField toMany -> CodeBlock.of("to.children(i).add(row.result(), index)");
          case EmbeddedField embedded -> object(embedded, CodeBlock.of(methodName(embedded)));
          case ToOneField toOne ->
              object(
                  toOne,
                  CodeBlock.of(
                      "$T.$L",
                      names.executor(model.type(toOne.target()), database),
                      form.method()));
        };
    return FieldSwitch.oneCase(constants.reference(field), copy);
  }

  private static CodeBlock object(FieldModel field, CodeBlock method) {
    CodeBlock copied = CodeBlock.of("$L(row, to.object(i, index), index)", method);
    if (field.nullable()) {
      return CodeBlock.builder()
          .add("{\n$>")
          .add("if (to.openNullable(i, index, row.isNull(position))) {\n$>")
          .add("$L;\n", copied)
          .add("$<}\n")
          .add("$<}")
          .build();
    }
    return field instanceof EmbeddedField
        ? copied
        : CodeBlock.builder()
            .add("{\n$>")
            .add("row.requirePresent(position);\n")
            .add("$L;\n", copied)
            .add("$<}")
            .build();
  }

  /** The constant's name in it tells all fields apart, embedded ones included. */
  private String methodName(EmbeddedField field) {
    return form.method() + Names.pascal(constants.name(field));
  }
}
