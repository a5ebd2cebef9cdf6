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
import dev.fraiseql.contract.query.ParentKeys;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.row.CopyRow;
import dev.fraiseql.contract.row.Row;
import dev.fraiseql.processor.source.ArrayTypeName;
import dev.fraiseql.processor.source.ClassName;
import dev.fraiseql.processor.source.CodeBlock;
import dev.fraiseql.processor.source.MethodSpec;
import dev.fraiseql.processor.source.ParameterizedTypeName;
import dev.fraiseql.processor.source.TypeName;
import dev.fraiseql.processor.source.TypeSpec;
import dev.fraiseql.processor.source.WildcardTypeName;
import java.sql.SQLException;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import org.apache.arrow.vector.FieldVector;

/**
 * Writes the classes that copy a type's rows into vectors: one for rows of results, and another for
 * rows that a database streams in binary.
 */
final class VectorsWriter {
  /** {@code List<? extends FieldVector>}. */
  static final TypeName VECTORS =
      ParameterizedTypeName.get(
          ClassName.get(List.class), WildcardTypeName.subtypeOf(FieldVector.class));

  /** {@code ParentKeys[]}. */
  static final TypeName CHILDREN = ArrayTypeName.of(ParentKeys.class);

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
    RESULT,
    /** Rows that the database streams in binary: values and objects, no lists of rows. */
    BINARY;

    /** Whether a database gives rows in this form. */
    boolean isOf(Database database) {
      return this == RESULT || database == Database.POSTGRESQL;
    }

    private Class<? extends Row> row(Database database) {
      return this == RESULT ? Reads.row(database) : CopyRow.class;
    }

    /** The class that copies rows of this form. */
    ClassName vectors(Names names, TypeModel type, Database database) {
      return this == RESULT ? names.vectors(type, database) : names.copy(type, database);
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

  TypeSpec write(ClassName name, Element[] origins) {
    TypeSpec.Builder vectors =
        GeneratedFile.begin(name, origins)
            .addJavadoc(
                "Copies {@link $L} rows from $L into vectors. Generated from it: edit that"
                    + " instead.\n",
                names.inPackage(type),
                form == Form.BINARY
                    ? "a binary stream of " + database.product()
                    : database.product());
    object(vectors, type.name(), constants.fields(), true);
    embeddedClasses(vectors, constants.fields());
    return vectors.build();
  }

  /** Value objects have classes of their own, side by side whatever their depth. */
  private void embeddedClasses(TypeSpec.Builder outer, List<FieldModel> fields) {
    for (FieldModel field : fields) {
      if (field instanceof EmbeddedField embedded) {
        TypeSpec.Builder inner =
            TypeSpec.classBuilder(className(embedded))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
        object(inner, embedded.type(), embedded.fields(), false);
        outer.addType(inner.build());
        embeddedClasses(outer, embedded.fields());
      }
    }
  }

  private String className(EmbeddedField field) {
    return Names.pascal(constants.name(field)) + "Vectors";
  }

  private void object(
      TypeSpec.Builder vectors, String name, List<FieldModel> fields, boolean outermost) {
    FieldSwitch cases = new FieldSwitch(name, fields);
    String parts = "copyFields";
    vectors.superclass(RowVectors.class);
    vectors.addMethod(constructor(outermost));
    vectors.addMethod(
        method("copy")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .addParameter(Row.class, "given")
            .addParameter(int.class, "index")
            .addCode(
                CodeBlock.builder()
                    .add("$T row = ($T) given;\n", row, row)
                    .add("for (int i = 0; i < vectors.length; i++) {\n$>")
                    .add("$T vector = vectors[i];\n", FieldVector.class)
                    .add(needsPosition(cases, outermost) ? POSITION : "")
                    .add("try {\n$>")
                    .add("switch (selection.column(i)) {\n$>")
                    .add(
                        "case $T.TYPENAME -> $T.typeName(vector, index, selection);\n",
                        Selection.class,
                        Vectors.class)
                    .add(outermost && form == Form.RESULT ? nodeId() : CodeBlock.of(""))
                    .add(cases.hasCounts() ? count() : CodeBlock.of(""))
                    .add(outermost && form == Form.RESULT ? computed() : CodeBlock.of(""))
                    .add(cases.outer(parts, "row, i, index", this::caseOf))
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
            vectors.addMethod(
                method(part)
                    .addModifiers(Modifier.PRIVATE)
                    .addParameter(row, "row")
                    .addParameter(int.class, "i")
                    .addParameter(int.class, "index")
                    .addCode("$T vector = vectors[i];\n", FieldVector.class)
                    .addCode(readsPosition(some) ? POSITION : "")
                    .addCode("switch (selection.column(i)) {\n$>")
                    .addCode(cases.cases(some, this::caseOf))
                    .addCode("$<}\n")
                    .build()));
  }

  private static MethodSpec.Builder method(String name) {
    return MethodSpec.methodBuilder(name).addException(SQLException.class);
  }

  private boolean needsPosition(FieldSwitch cases, boolean outermost) {
    return (outermost && form == Form.RESULT)
        || cases.hasCounts()
        || (!cases.isSplit() && readsPosition(cases.fields()));
  }

  private static boolean readsPosition(List<FieldModel> fields) {
    return JsonWriter.readsPosition(fields);
  }

  private CodeBlock nodeId() {
    return CodeBlock.builder()
        .add("case $T.NODE_ID -> {\n$>", Selection.class)
        .add(
            "$T.$L(row, selection, position, scratch());\n",
            names.executor(type, database),
            JsonWriter.NODE_ID)
        .add("setScratch(i, index);\n")
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

  private static MethodSpec constructor(boolean outermost) {
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addParameter(Selection.class, "selection")
            .addParameter(VECTORS, "vectors")
            .addParameter(CHILDREN, "children")
            .addStatement("super(selection, vectors, children)");
    if (outermost) {
      constructor
          .addModifiers(Modifier.PUBLIC)
          .addJavadoc("A writer of that selection into those vectors, one for each entry.\n");
    }
    return constructor.build();
  }

  private CodeBlock caseOf(FieldModel field) {
    String constant = constants.reference(field);
    return switch (field) {
      case ScalarField scalar -> FieldSwitch.oneCase(constant, reads.toVector(scalar));
      case ToManyField toMany when form == Form.BINARY -> CodeBlock.of("");
      case ToManyField toMany ->
          FieldSwitch.oneCase(
              constant, CodeBlock.of("children[selection.child(i)].add(row.result(), index)"));
      case EmbeddedField embedded ->
          object(constant, presence(embedded), ClassName.get("", className(embedded)));
      case ToOneField toOne ->
          object(
              constant, presence(toOne), form.vectors(names, model.type(toOne.target()), database));
    };
  }

  private static CodeBlock object(String constant, String isNull, ClassName writer) {
    return FieldSwitch.oneCase(
        constant, CodeBlock.of("object(i, row, index, $L, $T::new)", isNull, writer));
  }

  private static String presence(FieldModel field) {
    if (field.nullable()) {
      return "row.isNull(position)";
    }
    return field instanceof EmbeddedField ? "false" : "row.requirePresent(position)";
  }
}
