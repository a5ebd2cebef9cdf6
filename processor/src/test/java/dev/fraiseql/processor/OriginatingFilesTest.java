package dev.fraiseql.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a build tool learns about which file follows from which, to recompile no more than it must.
 */
class OriginatingFilesTest {
  private static final String HEAD =
      "package app; import dev.fraiseql.annotations.*; import java.util.List; "
          + "import dev.fraiseql.contract.event.*; ";

  @TempDir private Path directory;
  private final Map<String, Set<String>> origins = new TreeMap<>();

  /** Notes the files that javac says a generated one originates from. */
  private final class Noting extends ForwardingJavaFileManager<JavaFileManager> {
    Noting(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutputForOriginatingFiles(
        Location location, String name, JavaFileObject.Kind kind, FileObject... from)
        throws IOException {
      note(name, from);
      return super.getJavaFileForOutputForOriginatingFiles(location, name, kind, from);
    }

    @Override
    public FileObject getFileForOutputForOriginatingFiles(
        Location location, String packageName, String name, FileObject... from) throws IOException {
      note(name, from);
      return super.getFileForOutputForOriginatingFiles(location, packageName, name, from);
    }

    private void note(String name, FileObject... from) {
      origins
          .computeIfAbsent(name, any -> new TreeSet<>())
          .addAll(
              Arrays.stream(from)
                  .map(file -> Path.of(file.getName()).getFileName().toString())
                  .collect(Collectors.toSet()));
    }
  }

  @BeforeEach
  void compile() throws IOException {
    write(
        "Order", "@Type record Order(@Id long id, Status status, @Relation Customer customer) {}");
    write("Status", "enum Status { OPEN }");
    write(
        "Customer",
        "@Type(capture = Capture.OUTBOX) record Customer(@Id long id, @Embedded Address address) {}");
    write("Address", "record Address(String street) {}");
    write(
        "Moved",
        "@Observer(entity = Customer.class) class Moved {"
            + " @Handle void on(EntityEvent<Customer> event) {} }");
    write(
        "Gone",
        "@Observer(entity = Customer.class, on = Change.DELETED) class Gone {"
            + " @Handle void on(EntityEvent<Customer> event) {} }");
    write("Orders", "@Operation(\"query Orders { orders { id } }\") interface Orders {}");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        var sources = Files.list(directory)) {
      List<Path> paths = sources.toList();
      files.setLocationFromPaths(
          StandardLocation.CLASS_OUTPUT,
          List.of(Files.createDirectories(directory.resolve("out"))));
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null,
              new Noting(files),
              null,
              List.of("-Afraiseql.databases=sqlite"),
              null,
              files.getJavaFileObjectsFromPaths(paths));
      task.setProcessors(List.of(new FraiseProcessor()));
      assertThat(task.call()).isTrue();
    }
  }

  private void write(String name, String source) throws IOException {
    Files.writeString(directory.resolve(name + ".java"), HEAD + source);
  }

  @Test
  void nameTheClassOfATypeWhatItEmbedsAndWhereItsRelationsLead() {
    assertThat(origins.get("app.OrderSqliteExecutor"))
        .containsExactly("Customer.java", "Order.java");
    assertThat(origins.get("app.CustomerSqliteExecutor"))
        .containsExactly("Address.java", "Customer.java");
  }

  @Test
  void nameTheInterfaceOfAnOperation() {
    assertThat(origins.get("app.OrdersSqlite")).contains("Orders.java");
  }

  @Test
  void nameTheClassOfAnObserverAndItsType() {
    assertThat(origins.get("app.MovedObserver"))
        .containsExactly("Address.java", "Customer.java", "Moved.java");
  }

  @Test
  void nameTheObserversThatNeedInstances() {
    assertThat(origins.get("app.CustomerInstances"))
        .containsExactly("Address.java", "Customer.java", "Gone.java", "Moved.java");
  }

  @Test
  void nameEverythingForWhatTellsOfEverything() {
    assertThat(origins.get("app.FraiseCatalog"))
        .contains("Customer.java", "Moved.java", "Order.java", "Orders.java", "Status.java");
    assertThat(origins.get("META-INF/fraiseql/schema.graphqls"))
        .contains("Customer.java", "Order.java", "Orders.java", "Status.java");
  }
}
