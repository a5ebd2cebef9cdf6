package dev.fraiseql.processor.write;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.arrow.RowVectors;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.model.ComputedField;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.ParentKeys;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.read.CopyReads;
import dev.fraiseql.contract.read.CopyRow;
import dev.fraiseql.contract.read.VectorReads;
import dev.fraiseql.processor.source.ArrayTypeName;
import dev.fraiseql.processor.source.ClassName;
import dev.fraiseql.processor.source.CodeBlock;
import dev.fraiseql.processor.source.MethodSpec;
import dev.fraiseql.processor.source.ParameterizedTypeName;
import dev.fraiseql.processor.source.TypeName;
import dev.fraiseql.processor.source.TypeSpec;
import dev.fraiseql.processor.source.WildcardTypeName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import org.apache.arrow.vector.FieldVector;

/**
 * Writes the classes that copy a type's rows into vectors: one that reads what every driver gives,
 * and for PostgreSQL another that reads rows of its binary {@code COPY}.
 */
final class VectorsWriter {
  /** {@code List<? extends FieldVector>}. */
  static final TypeName VECTORS =
      ParameterizedTypeName.get(
          ClassName.get(List.class), WildcardTypeName.subtypeOf(FieldVector.class));

  /** {@code ParentKeys[]}. */
  static final TypeName CHILDREN = ArrayTypeName.of(ParentKeys.class);

  private final Model model;
  private final TypeModel type;
  private final Database database;
  private final Names names;
  private final FieldConstants constants;
  private final Form form;
  private final Reads reads;

  /** What rows are read from. */
  enum Form {
    /** A result set: whatever can be selected. */
    RESULT_SET(ResultSet.class),
    /** A row of a binary {@code COPY}: values and objects, no lists of rows. */
    COPY(CopyRow.class);

    private final Class<?> row;

    Form(Class<?> row) {
      this.row = row;
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
    reads = new Reads(model, database, names);
  }

  TypeSpec write(ClassName name, Element[] origins) {
    TypeSpec.Builder vectors =
        GeneratedFile.begin(name, origins)
            .addJavadoc(
                "Copies rows of {@link $L} from $L into vectors. Generated from it: edit that"
                    + " instead.\n",
                names.inPackage(type),
                form == Form.COPY ? "a binary COPY of " + database.product() : database.product());
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
    vectors.superclass(ParameterizedTypeName.get(RowVectors.class, form.row));
    vectors.addMethod(constructor(fields, outermost));
    vectors.addMethod(
        MethodSpec.methodBuilder("copy")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .addParameter(form.row, "row")
            .addParameter(int.class, "index")
            .addException(SQLException.class)
            .addCode(
                CodeBlock.builder()
                    .add("int i = 0;\n")
                    .add("try {\n$>")
                    .add("for (; i < vectors.length; i++) {\n$>")
                    .add(cases.isSplit() ? "" : position(fields))
                    .add("switch (selection.column(i)) {\n$>")
                    .add(
                        "case $T.TYPENAME -> $T.typeName(selection, vectors[i], index);\n",
                        Selection.class,
                        VectorReads.class)
                    .add(outermost && form == Form.RESULT_SET ? nodeId() : CodeBlock.of(""))
                    .add(cases.hasCounts() ? count() : CodeBlock.of(""))
                    .add(outermost && form == Form.RESULT_SET ? computed() : CodeBlock.of(""))
                    .add(cases.outer(parts, "row, i, index", this::caseOf))
                    .add("$<}\n")
                    .add("$<}\n")
                    .add("$<} catch ($T error) {\n$>", FieldError.class)
                    .add("throw error.within(selection.name(i));\n")
                    .add("$<}\n")
                    .build())
            .build());
    cases
        .parts(parts)
        .forEach((part, some) ->
            vectors.addMethod(
                MethodSpec.methodBuilder(part)
                    .addModifiers(Modifier.PRIVATE)
                    .addParameter(form.row, "row")
                    .addParameter(int.class, "i")
                    .addParameter(int.class, "index")
                    .addException(SQLException.class)
                    .addCode(position(some))
                    .addCode("switch (selection.column(i)) {\n$>")
                    .addCode(cases.cases(some, this::caseOf))
                    .addCode("$<}\n")
                    .build()));
  }

  private CodeBlock nodeId() {
    return CodeBlock.builder()
        .add("case $T.NODE_ID -> {\n$>", Selection.class)
        .add(
            "$T.$L(row, selection.position(i), scratch());\n",
            names.json(type, database),
            JsonWriter.NODE_ID)
        .add("setScratch(i, index);\n")
        .add("$<}\n")
        .build();
  }

  private CodeBlock computed() {
    CodeBlock.Builder computed = CodeBlock.builder();
    for (ComputedField field : type.computed()) {
      CodeBlock value =
          CodeBlock.of(
              "$T.$L(row, selection.position(i))", names.computed(type, database), field.name());
      computed.add(
          FieldSwitch.oneCase(
              constants.reference(field), reads.valueToVector(field.type(), value)));
    }
    return computed.build();
  }

  private CodeBlock count() {
    return CodeBlock.of(
        "case $T.COUNT ->\n$>$>$T.int32(row, selection.position(i), vectors[i], index);\n$<$<",
        Selection.class,
        form == Form.COPY ? CopyReads.class : VectorReads.class);
  }

  private static String position(List<FieldModel> fields) {
    return fields.stream().anyMatch(field -> needsPosition(field))
        ? "int position = selection.position(i);\n"
        : "";
  }

  /** All but what is not read from this row, or is always there. */
  private static boolean needsPosition(FieldModel field) {
    return switch (field) {
      case ScalarField scalar -> true;
      case ToOneField toOne -> true;
      case EmbeddedField embedded -> embedded.nullable();
      case ToManyField toMany -> false;
    };
  }

  private MethodSpec constructor(List<FieldModel> fields, boolean outermost) {
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addParameter(Selection.class, "selection")
            .addParameter(VECTORS, "vectors");
    if (form == Form.COPY) {
      constructor.addStatement("super(selection, vectors, new $T[0])", ParentKeys.class);
    } else {
      constructor
          .addParameter(CHILDREN, "children")
          .addStatement("super(selection, vectors, children)");
    }
    if (outermost) {
      constructor
          .addModifiers(Modifier.PUBLIC)
          .addJavadoc("A writer of that selection into those vectors, one for each entry.\n");
    }
    CodeBlock.Builder cases = CodeBlock.builder();
    for (FieldModel field : fields) {
      if (field instanceof ToOneField toOne) {
        cases.add(nest(field, name(model.type(toOne.target()))));
      } else if (field instanceof EmbeddedField embedded) {
        cases.add(nest(field, ClassName.get("", className(embedded))));
      }
    }
    if (!cases.isEmpty()) {
      constructor.addCode(
          CodeBlock.builder()
              .add("for (int i = 0; i < selection.size(); i++) {\n$>")
              .add("switch (selection.column(i)) {\n$>")
              .add(cases.build())
              .add("default -> {}\n")
              .add("$<}\n")
              .add("$<}\n")
              .build());
    }
    return constructor.build();
  }

  private CodeBlock nest(FieldModel field, TypeName writer) {
    return CodeBlock.builder()
        .add("case $L ->\n$>$>", constants.reference(field))
        .add(
            "nest(i, new $T(selection.nested(i), structVectors(i)$L));\n",
            writer,
            form == Form.COPY ? "" : ", children")
        .add("$<$<")
        .build();
  }

  private CodeBlock caseOf(FieldModel field) {
    CodeBlock constant = constants.reference(field);
    return switch (field) {
      case ScalarField scalar ->
          FieldSwitch.oneCase(
              constant, form == Form.COPY ? reads.copyToVector(scalar) : reads.toVector(scalar));
      case ToManyField toMany when form == Form.COPY -> CodeBlock.of("");
      case ToManyField toMany ->
          CodeBlock.of("case $L -> children[selection.child(i)].add(row, index);\n", constant);
      case EmbeddedField embedded when !embedded.nullable() ->
          CodeBlock.of("case $L -> present(i, row, index);\n", constant);
      case EmbeddedField embedded -> nullable(constant);
      case ToOneField toOne when toOne.nullable() -> nullable(constant);
      case ToOneField toOne ->
          CodeBlock.builder()
              .add("case $L -> {\n$>", constant)
              .add("$T.requirePresent(row, position);\n", presence())
              .add("present(i, row, index);\n")
              .add("$<}\n")
              .build();
    };
  }

  /** The class that knows whether an object is there. */
  private Class<?> presence() {
    return form == Form.COPY ? CopyReads.class : reads.own();
  }

  private ClassName name(TypeModel of) {
    return form == Form.COPY ? names.copy(of, database) : names.vectors(of, database);
  }

  private CodeBlock nullable(CodeBlock constant) {
    return CodeBlock.builder()
        .add("case $L -> {\n$>", constant)
        .add("if ($T.isNull(row, position)) {\n$>", presence())
        .add("absent(i, index);\n")
        .add("$<} else {\n$>")
        .add("present(i, row, index);\n")
        .add("$<}\n")
        .add("$<}\n")
        .build();
  }
}
