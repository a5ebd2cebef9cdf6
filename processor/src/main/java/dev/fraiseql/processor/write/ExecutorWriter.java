package dev.fraiseql.processor.write;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.arrow.RowVectors;
import dev.fraiseql.contract.executor.BinaryExecutor;
import dev.fraiseql.contract.executor.TypeExecutor;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.row.CopyRow;
import dev.fraiseql.contract.row.Row;
import dev.fraiseql.processor.source.ClassName;
import dev.fraiseql.processor.source.MethodSpec;
import dev.fraiseql.processor.source.TypeSpec;
import dev.fraiseql.processor.write.VectorsWriter.Form;
import java.sql.SQLException;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** Writes the class by which the engine reads a type's rows from a database. */
final class ExecutorWriter {
  private final Model model;
  private final TypeModel type;
  private final Database database;
  private final Names names;
  private final FieldConstants constants;

  ExecutorWriter(
      Model model, TypeModel type, Database database, Names names, FieldConstants constants) {
    this.model = model;
    this.type = type;
    this.database = database;
    this.names = names;
    this.constants = constants;
  }

  TypeSpec write(ClassName name, Element[] origins) {
    boolean binary = Form.BINARY.isOf(database);
    TypeSpec.Builder executor =
        GeneratedFile.begin(name, origins)
            .superclass(binary ? BinaryExecutor.class : TypeExecutor.class)
            .addJavadoc(
                "Reads {@link $L} rows from $L. Generated from it: edit that instead.\n",
                names.inPackage(type),
                database.product())
            .addMethod(constructor())
            .addMethod(writeJson())
            .addMethod(writeVectors());
    if (binary) {
      executor.addMethod(writeBinary());
    }
    new JsonWriter(model, type, database, names, constants).addTo(executor);
    for (Form form : Form.values()) {
      if (form.isOf(database)) {
        new VectorsWriter(model, type, database, names, constants, form).addTo(executor);
      }
    }
    return executor.build();
  }

  private MethodSpec constructor() {
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("Stateless: one instance is enough.\n")
        .addStatement("super($S, $T.$L)", type.name(), Database.class, database)
        .build();
  }

  private MethodSpec writeJson() {
    return overriding("writeJson", Modifier.PUBLIC)
        .addParameter(Row.class, "row")
        .addParameter(Selection.class, "selection")
        .addParameter(JsonSink.class, "out")
        .addStatement("$L(($T) row, selection, out)", JsonWriter.WRITE, Reads.row(database))
        .build();
  }

  private MethodSpec writeVectors() {
    return overriding("writeVectors", Modifier.PROTECTED)
        .addParameter(Row.class, "row")
        .addParameter(RowVectors.class, "to")
        .addParameter(int.class, "index")
        .addStatement("$L(($T) row, to, index)", Form.RESULT.method(), Reads.row(database))
        .build();
  }

  private static MethodSpec writeBinary() {
    return overriding("writeBinary", Modifier.PROTECTED)
        .addParameter(CopyRow.class, "row")
        .addParameter(RowVectors.class, "to")
        .addParameter(int.class, "index")
        .addStatement("$L(row, to, index)", Form.BINARY.method())
        .build();
  }

  private static MethodSpec.Builder overriding(String name, Modifier visibility) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(visibility)
        .addException(SQLException.class);
  }
}
