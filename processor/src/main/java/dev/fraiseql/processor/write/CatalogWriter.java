package dev.fraiseql.processor.write;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.contract.event.CompiledObserver;
import dev.fraiseql.contract.method.MethodCaller;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.InterfaceModel;
import dev.fraiseql.contract.model.ObjectModel;
import dev.fraiseql.contract.model.ScalarModel;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.write.WriteCheck;
import dev.fraiseql.processor.source.ClassName;
import dev.fraiseql.processor.source.CodeBlock;
import dev.fraiseql.processor.source.MethodSpec;
import dev.fraiseql.processor.source.ParameterizedTypeName;
import dev.fraiseql.processor.source.TypeSpec;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** Writes the class through which the runtime finds all other generated classes. */
final class CatalogWriter {
  private final Build build;
  private final Names names;

  CatalogWriter(Build build, Names names) {
    this.build = build;
    this.names = names;
  }

  TypeSpec write(ClassName name, Element[] origins) {
    TypeSpec.Builder catalog =
        GeneratedFile.begin(name, origins)
            .addSuperinterface(TypeCatalog.class)
            .addJavadoc(
                "The types and operations of this jar. Generated from its annotated classes.\n")
            .addMethod(
                GeneratedFile.constructor("Called by the runtime, which loads it as a service.\n"))
            .addMethod(
                MethodSpec.methodBuilder("contractVersion")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PUBLIC)
                    .returns(int.class)
                    .addStatement("return $L", TypeCatalog.CONTRACT_VERSION)
                    .build())
            .addMethod(
                listing(
                    "databases",
                    Database.class,
                    build.databases().stream()
                        .map(database -> CodeBlock.of("$T.$L", Database.class, database))
                        .toList()))
            .addMethod(
                listing(
                    "types",
                    TypeModel.class,
                    build.model().types().stream()
                        .map(type -> CodeBlock.of("$T.$L", names.model(type), ModelWriter.TYPE))
                        .toList()))
            .addMethod(
                listing(
                    "enums",
                    EnumModel.class,
                    build.model().enums().stream()
                        .map(each ->
                            CodeBlock.of("$T.$L", names.values(each.name()), EnumWriter.ENUM))
                        .toList()))
            .addMethod(
                byDatabase(
                    "executors",
                    QueryExecutor.class,
                    database ->
                        build.model().types().stream()
                            .map(type -> CodeBlock.of("new $T()", names.executor(type, database)))
                            .toList()))
            .addMethod(
                byDatabase(
                    "operations",
                    CompiledQuery.class,
                    database ->
                        build.operations().stream()
                            .map(each ->
                                CodeBlock.of("new $T()", OperationWriter.className(each, database)))
                            .toList()));
    if (!build.constraints().isEmpty()) {
      catalog.addMethod(
          listing(
              "checks",
              WriteCheck.class,
              build.model().types().stream()
                  .map(type ->
                      build.constraints().containsKey(type.name())
                          ? CodeBlock.of("new $T()", names.checks(type))
                          : CodeBlock.of("$T.NONE", WriteCheck.class))
                  .toList()));
    }
    if (!build.model().interfaces().isEmpty()) {
      catalog.addMethod(
          listing(
              "interfaces",
              InterfaceModel.class,
              build.model().interfaces().stream().map(CatalogWriter::literal).toList()));
    }
    if (!build.model().scalars().isEmpty()) {
      catalog.addMethod(
          listing(
              "scalars",
              ScalarModel.class,
              build.model().scalars().stream()
                  .map(each -> CodeBlock.of("$T.$L", names.scalar(each), ScalarWriter.SCALAR))
                  .toList()));
    }
    if (!build.methods().classes().isEmpty()) {
      catalog.addMethod(
          listing(
              "methods",
              MethodCaller.class,
              build.methods().classes().stream()
                  .map(each -> CodeBlock.of("new $T()", names.methods(each)))
                  .toList()));
    }
    if (!build.model().objects().isEmpty()) {
      catalog.addMethod(
          listing(
              "objects",
              ObjectModel.class,
              build.model().objects().stream().map(MethodsWriter::literal).toList()));
    }
    if (!build.observers().isEmpty()) {
      catalog.addMethod(
          listing(
              "observers",
              CompiledObserver.class,
              build.observers().stream()
                  .map(each -> CodeBlock.of("new $T()", names.observer(each.declaration())))
                  .toList()));
    }
    return catalog.build();
  }

  private static CodeBlock literal(InterfaceModel each) {
    return ModelLiterals.create(
        InterfaceModel.class,
        List.of(
            JavaLiterals.string(each.name()),
            JavaLiterals.string(each.plural()),
            JavaLiterals.list(each.types().stream().map(JavaLiterals::string).toList()),
            JavaLiterals.list(each.fields().stream().map(JavaLiterals::string).toList()),
            ModelLiterals.doc(each.doc())));
  }

  private static MethodSpec listing(String name, Class<?> element, List<CodeBlock> elements) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(ParameterizedTypeName.get(List.class, element))
        .addStatement("return $L", JavaLiterals.list(elements))
        .build();
  }

  private MethodSpec byDatabase(
      String name, Class<?> element, Function<Database, List<CodeBlock>> elements) {
    CodeBlock.Builder cases = CodeBlock.builder();
    for (Database database : build.databases()) {
      cases.add("$[case $L ->\n$L;\n$]", database, JavaLiterals.list(elements.apply(database)));
    }
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(ParameterizedTypeName.get(List.class, element))
        .addParameter(Database.class, "database")
        .addCode("return switch (database) {\n$>")
        .addCode(cases.build())
        .addCode("default -> $T.of();\n", List.class)
        .addCode("$<};\n")
        .build();
  }
}
