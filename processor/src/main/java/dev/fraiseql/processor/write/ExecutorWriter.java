package dev.fraiseql.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.SqlFragments;
import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.read.CopyRow;
import dev.fraiseql.plan.sql.Dialects;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** Writes the class by which the engine reaches what was generated for a type and a database. */
final class ExecutorWriter {
  private final TypeModel type;
  private final Database database;
  private final Names names;

  ExecutorWriter(TypeModel type, Database database, Names names) {
    this.type = type;
    this.database = database;
    this.names = names;
  }

  TypeSpec write(ClassName name, Element[] origins) {
    TypeSpec.Builder executor =
        GeneratedFile.begin(name, origins)
            .addSuperinterface(QueryExecutor.class)
            .addJavadoc(
                "Reads {@link $L} rows from $L. Generated from it: edit that instead.\n",
                names.inPackage(type),
                database.product())
            .addField(fragments())
            .addMethod(GeneratedFile.constructor("Stateless: one instance is enough.\n"))
            .addMethod(
                overriding("type", String.class).addStatement("return $S", type.name()).build())
            .addMethod(
                overriding("database", Database.class)
                    .addStatement("return $T.$L", Database.class, database)
                    .build())
            .addMethod(
                overriding("fragments", SqlFragments.class)
                    .addStatement("return FRAGMENTS")
                    .build())
            .addMethod(writeJson())
            .addMethod(vectorWriter());
    if (database == Database.POSTGRESQL) {
      executor.addMethod(copyWriter());
    }
    return executor.build();
  }

  private FieldSpec fragments() {
    SqlFragments fragments = Dialects.of(database).fragments(type);
    List<CodeBlock> columns = fragments.columns().stream().map(Literals::string).toList();
    return FieldSpec.builder(
            SqlFragments.class, "FRAGMENTS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(
            ModelLiterals.create(
                SqlFragments.class,
                List.of(Literals.string(fragments.table()), Literals.list(columns))))
        .build();
  }

  private MethodSpec writeJson() {
    return overriding("writeJson", void.class)
        .addParameter(ResultSet.class, "row")
        .addParameter(Selection.class, "selection")
        .addParameter(JsonSink.class, "out")
        .addException(SQLException.class)
        .addStatement("$T.write(row, selection, out)", names.json(type, database))
        .build();
  }

  private MethodSpec vectorWriter() {
    return overriding(
            "vectorWriter", ParameterizedTypeName.get(VectorWriter.class, ResultSet.class))
        .addParameter(Selection.class, "selection")
        .addParameter(VectorsWriter.VECTORS, "vectors")
        .addParameter(VectorsWriter.CHILDREN, "children")
        .addStatement("return new $T(selection, vectors, children)", names.vectors(type, database))
        .build();
  }

  private MethodSpec copyWriter() {
    return overriding("copyWriter", ParameterizedTypeName.get(VectorWriter.class, CopyRow.class))
        .addParameter(Selection.class, "selection")
        .addParameter(VectorsWriter.VECTORS, "vectors")
        .addStatement("return new $T(selection, vectors)", names.copy(type, database))
        .build();
  }

  private static MethodSpec.Builder overriding(String name, Type result) {
    return overriding(name, TypeName.get(result));
  }

  private static MethodSpec.Builder overriding(String name, TypeName result) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(result);
  }
}
