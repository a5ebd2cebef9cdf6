package dev.fraiseql.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.CompiledQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

class GeneratedFilesTest {
  private static Compilation compile(Compiler compiler) {
    Compilation compilation = compiler.compile();
    assertThat(compilation.warnings()).isEmpty();
    assertThat(compilation.errors()).isEmpty();
    assertThat(compilation.status()).isEqualTo(Compilation.Status.SUCCESS);
    return compilation;
  }

  private static Map<String, byte[]> files(Compilation compilation) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (JavaFileObject file : compilation.generatedFiles()) {
      files.put(file.toUri().getPath(), file.openInputStream().readAllBytes());
    }
    return files;
  }

  private static Map<String, String> sources(Compilation compilation) throws IOException {
    Map<String, String> sources = new TreeMap<>();
    for (JavaFileObject file : compilation.generatedSourceFiles()) {
      sources.put(file.getName(), file.getCharContent(false).toString());
    }
    return sources;
  }

  private static TypeCatalog catalog(Compilation compilation) throws Exception {
    Map<String, byte[]> files = files(compilation);
    ClassLoader loader =
        new ClassLoader(GeneratedFilesTest.class.getClassLoader()) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = files.get("/CLASS_OUTPUT/" + name.replace('.', '/') + ".class");
            if (bytes == null) {
              throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
          }
        };
    String service =
        new String(
            files.get("/CLASS_OUTPUT/META-INF/services/" + TypeCatalog.class.getName()),
            StandardCharsets.UTF_8);
    return (TypeCatalog) loader.loadClass(service.strip()).getDeclaredConstructor().newInstance();
  }

  @Test
  void compileTogetherWithTheirSourcesWithoutWarning() throws IOException {
    Compilation compilation = compile(AllTypes.compiler());
    assertThat(files(compilation).keySet())
        .contains(
            "/CLASS_OUTPUT/app/FraiseCatalog.class",
            "/CLASS_OUTPUT/app/ThingSqliteExecutor.class",
            "/CLASS_OUTPUT/app/ThingPostgresqlExecutor.class",
            "/CLASS_OUTPUT/app/RedThingsSqlite.class",
            "/CLASS_OUTPUT/META-INF/fraiseql/schema.graphqls",
            "/CLASS_OUTPUT/META-INF/fraiseql/ddl/sqlite.sql",
            "/CLASS_OUTPUT/META-INF/fraiseql/ddl/postgresql.sql");
  }

  @Test
  void areTheSameWhateverTheOrderOfTheSources() throws IOException {
    Map<String, byte[]> first = files(compile(AllTypes.compiler()));
    Map<String, byte[]> second = files(compile(AllTypes.compilerInAnotherOrder()));
    assertThat(second.keySet()).isEqualTo(first.keySet());
    first.forEach((name, bytes) -> assertThat(second.get(name)).as(name).isEqualTo(bytes));
  }

  @Test
  void areForTheDatabasesThatWereNamed() throws IOException {
    Compilation compilation =
        compile(
            Compiler.withoutDatabases()
                .option("-Afraiseql.databases=sqlite")
                .source("@Type record Order(@Id long id) {}"));
    assertThat(files(compilation).keySet())
        .anyMatch(name -> name.endsWith("OrderSqliteExecutor.class"))
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("postgresql"));
  }

  @Test
  void readSqlServerWhichHasNoRegularExpressions() throws Exception {
    Compilation compilation =
        compile(
            AllTypes.compiler(
                Compiler.withoutDatabases().option("-Afraiseql.databases=sqlite,sqlserver")));
    TypeCatalog catalog = catalog(compilation);
    assertThat(catalog.databases()).containsExactly(Database.SQLITE, Database.SQLSERVER);
    assertThat(catalog.executors(Database.SQLSERVER)).hasSize(4);
    assertThat(text(compilation, "ddl/sqlserver.sql")).contains("create table [things] (");
    assertThat(text(compilation, "schema.graphqls")).contains("ilike:").doesNotContain("regex");
    assertThat(text(compile(AllTypes.compiler()), "schema.graphqls")).contains("regex:");
  }

  private static String text(Compilation compilation, String resource) throws IOException {
    byte[] bytes = files(compilation).get("/CLASS_OUTPUT/META-INF/fraiseql/" + resource);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void holdSoManyLinesForAFieldAndNoMore() throws Exception {
    Compilation compilation = compile(AllTypes.compiler());
    Map<String, String> sources = sources(compilation);
    for (TypeModel type : catalog(compilation).types()) {
      int fields = count(type.fields());
      assertThat(lines(sources, type, "Model")).as(type.name()).isLessThan(30 + 3 * fields);
      assertThat(lines(sources, type, "SqliteExecutor"))
          .as(type.name())
          .isLessThan(120 + 6 * fields);
      assertThat(lines(sources, type, "PostgresqlExecutor"))
          .as(type.name())
          .isLessThan(160 + 9 * fields);
    }
  }

  private static int lines(Map<String, String> sources, TypeModel type, String suffix) {
    String file = "/SOURCE_OUTPUT/" + type.javaClass().replace('.', '/') + suffix + ".java";
    assertThat(sources).containsKey(file);
    return (int) sources.get(file).lines().count();
  }

  private static int count(List<FieldModel> fields) {
    return fields.stream()
        .mapToInt(
            field -> field instanceof EmbeddedField embedded ? 1 + count(embedded.fields()) : 1)
        .sum();
  }

  @Test
  void makeACatalogOfTypesAndOperations() throws Exception {
    TypeCatalog catalog = catalog(compile(AllTypes.compiler()));
    assertThat(catalog.types())
        .extracting(TypeModel::name)
        .containsExactly("Label", "Part", "Shelf", "Thing");
    assertThat(catalog.databases())
        .containsExactly(Database.SQLITE, Database.POSTGRESQL, Database.MYSQL);
    for (Database database : catalog.databases()) {
      assertThat(catalog.executors(database)).hasSize(4);
      assertThat(catalog.operations(database))
          .extracting(CompiledQuery::name)
          .containsExactly("RedThings");
    }
  }

  @Test
  void doNotReplaceAClassOfTheirName() {
    Compilation compilation =
        Compiler.create()
            .source("@Type record Order(@Id long id) {}")
            .source("class OrderSqliteExecutor {}")
            .compile();
    assertThat(compilation.errors())
        .singleElement()
        .extracting(error -> error.getMessage(Locale.ENGLISH))
        .asString()
        .startsWith("FQ906: A generated class cannot be written: ")
        .contains("app.OrderSqliteExecutor")
        .endsWith("Rename your class of that name.");
  }

  @Test
  void bearNoDateAndNoPathOfTheirMachine() throws IOException {
    String all =
        sources(compile(AllTypes.compiler())).values().stream().collect(Collectors.joining());
    assertThat(all)
        .doesNotContain(System.getProperty("user.dir"), System.getProperty("user.name") + "@");
    assertThat(all).doesNotContainPattern("20\\d\\d-\\d\\d-\\d\\d");
  }
}
