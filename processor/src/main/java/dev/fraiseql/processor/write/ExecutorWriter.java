package dev.fraiseql.processor.write;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.ParentKeys;
import dev.fraiseql.contract.query.Selection;
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
    TypeSpec.Builder executor =
        GeneratedFile.begin(name, origins)
            .addSuperinterface(QueryExecutor.class)
            .addJavadoc(
                "Reads {@link $L} rows from $L. Generated from it: edit that instead.\n",
                names.inPackage(type),
                database.product())
            .addMethod(GeneratedFile.constructor("Stateless: one instance is enough.\n"));
    new JsonWriter(model, type, database, names, constants).addTo(executor);
    executor
        .addMethod(overriding("type", String.class).addStatement("return $S", type.name()).build())
        .addMethod(
            overriding("database", Database.class)
                .addStatement("return $T.$L", Database.class, database)
                .build())
        .addMethod(writeJson())
        .addMethod(vectorWriter());
    if (Form.BINARY.isOf(database)) {
      executor.addMethod(binaryWriter());
    }
    return executor.build();
  }

  private MethodSpec writeJson() {
    return overriding("writeJson", void.class)
        .addParameter(Row.class, "row")
        .addParameter(Selection.class, "selection")
        .addParameter(JsonSink.class, "out")
        .addException(SQLException.class)
        .addStatement("$L(($T) row, selection, out)", JsonWriter.WRITE, Reads.row(database))
        .build();
  }

  private MethodSpec vectorWriter() {
    return overriding("vectorWriter", VectorWriter.class)
        .addParameter(Selection.class, "selection")
        .addParameter(VectorsWriter.VECTORS, "vectors")
        .addParameter(VectorsWriter.CHILDREN, "children")
        .addStatement(
            "return new $T(selection, vectors, children)",
            Form.RESULT.vectors(names, type, database))
        .build();
  }

  private MethodSpec binaryWriter() {
    return overriding("binaryWriter", VectorWriter.class)
        .addParameter(Selection.class, "selection")
        .addParameter(VectorsWriter.VECTORS, "vectors")
        .addStatement(
            "return new $T(selection, vectors, new $T[0])",
            Form.BINARY.vectors(names, type, database),
            ParentKeys.class)
        .build();
  }

  private static MethodSpec.Builder overriding(String name, Class<?> result) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(result);
  }
}
