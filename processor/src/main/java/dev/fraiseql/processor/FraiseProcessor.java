package dev.fraiseql.processor;

import com.google.auto.service.AutoService;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.processor.check.CheckedObserver;
import dev.fraiseql.processor.check.CheckedOperation;
import dev.fraiseql.processor.check.LiteralChecks;
import dev.fraiseql.processor.check.ObserverCheck;
import dev.fraiseql.processor.check.OperationCheck;
import dev.fraiseql.processor.check.OperationSyntaxCheck;
import dev.fraiseql.processor.check.Rules;
import dev.fraiseql.processor.check.ValidDeclarations;
import dev.fraiseql.processor.declared.ComputedDeclaration;
import dev.fraiseql.processor.declared.ConstrainedColumn;
import dev.fraiseql.processor.declared.ConstrainedColumns;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.ModelBuilder;
import dev.fraiseql.processor.declared.OperationDeclaration;
import dev.fraiseql.processor.declared.ScalarDeclaration;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Origin;
import dev.fraiseql.processor.diagnose.Reporter;
import dev.fraiseql.processor.read.AnnotatedClasses;
import dev.fraiseql.processor.read.DeclarationReader;
import dev.fraiseql.processor.read.OperationDeclarationReader;
import dev.fraiseql.processor.read.OperationFiles;
import dev.fraiseql.processor.read.OriginatingElements;
import dev.fraiseql.processor.write.Build;
import dev.fraiseql.processor.write.CodeWriter;
import dev.fraiseql.processor.write.ObserverSource;
import dev.fraiseql.processor.write.OperationSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Reads annotated classes, checks them, plans what they need, and writes the classes that serve
 * them.
 *
 * <p>Classes are written in the first round in which every type is known that the annotated classes
 * name: a class written in the last round draws a warning from javac. Resources are written in the
 * last round.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes("dev.fraiseql.annotations.*")
@SupportedOptions({Options.DATABASES, Options.OPERATIONS, Options.TIMESTAMP, Options.DEBUG})
public final class FraiseProcessor extends AbstractProcessor {
  private Elements elements;
  private Types types;
  private Reporter reporter;
  private AnnotatedClasses annotated;
  private boolean finished;
  private @Nullable Build written;

  /** For javac, which finds the processor as a service. */
  public FraiseProcessor() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    elements = environment.getElementUtils();
    types = environment.getTypeUtils();
    reporter = new Reporter(environment.getMessager());
    annotated = new AnnotatedClasses(elements);
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    List<TypeElement> found = annotated.collect(round);
    if (finished) {
      found.forEach(this::reportTooLate);
    } else if (!annotated.isEmpty()) {
      Declarations declarations =
          new DeclarationReader(elements, types)
              .read(
                  annotated.types(),
                  annotated.scalars(),
                  annotated.methods(),
                  annotated.observers());
      if (annotated.areScalarsAlone()) {
        // Types may follow in a later round; if none do, other jars make use of them.
        finished = round.processingOver();
        if (finished) {
          Rules.check(declarations, List.of(), reporter);
        }
      } else if (declarations.isResolved() || round.processingOver()) {
        finished = true;
        process(declarations, !round.processingOver());
      }
    }
    if (round.processingOver() && written != null && !round.errorRaised()) {
      writeResources(written);
    }
    return false;
  }

  /**
   * Checks, plans and writes.
   *
   * @param mayWrite false in the last round, when a type is still unknown and javac is about to say
   *     so
   */
  private void process(Declarations declarations, boolean mayWrite) {
    Options options = Options.read(processingEnv.getOptions(), reporter);
    Stages stages = new Stages(options.debug(), System::nanoTime, reporter);

    boolean sound =
        stages.run(
            "checking types", () -> Rules.check(declarations, options.databases(), reporter));
    List<OperationDeclaration> operations =
        stages.run("reading operations", () -> operations(options));
    if (!sound || !declarations.isResolved()) {
      checkRest(declarations, operations, options);
      return;
    }
    Model model = new ModelBuilder(declarations, options.nanoseconds()).build(options.databases());
    stages.say(() -> "the types are " + model.types());
    List<CheckedOperation> checked =
        stages.run("checking operations", () -> check(operations, declarations, model));
    List<CheckedObserver> observers =
        stages.run(
            "checking observers",
            () -> new ObserverCheck(model, reporter).check(declarations.observers().classes()));
    if (mayWrite && reporter.isClean()) {
      Build build = build(declarations, model, checked, observers, options);
      stages.say(() -> "the catalog goes to " + build.catalogPackage());
      written = stages.run("writing classes", () -> write(build));
    }
  }

  /**
   * Checks the operations and observers that have nothing to do with the types' mistakes: those
   * that have cannot be judged before these are mended.
   */
  private void checkRest(
      Declarations declarations, List<OperationDeclaration> operations, Options options) {
    ValidDeclarations untouched = ValidDeclarations.of(declarations, reporter);
    if (!untouched.declarations().types().isEmpty()) {
      Model model =
          new ModelBuilder(untouched.declarations(), options.nanoseconds())
              .build(options.databases());
      check(
          operations.stream().filter(untouched::suffices).toList(),
          untouched.declarations(),
          model);
      new ObserverCheck(model, reporter)
          .check(declarations.observers().classes().stream().filter(untouched::suffices).toList());
    }
  }

  /** Returns what was written, for the resources to follow; null if it could not be. */
  private @Nullable Build write(Build build) {
    try {
      new CodeWriter(processingEnv.getFiler()).write(build);
      return build;
    } catch (FilerException e) {
      reporter.report(Diagnostic.CLASS_EXISTS, Origin.NOWHERE, String.valueOf(e.getMessage()));
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException("generated classes could not be written", e);
    }
  }

  private void writeResources(Build build) {
    try {
      new CodeWriter(processingEnv.getFiler()).writeResources(build);
    } catch (IOException e) {
      throw new UncheckedIOException("generated resources could not be written", e);
    }
  }

  /** Those of annotations and files, without those that are wrong in themselves. */
  private List<OperationDeclaration> operations(Options options) {
    OperationDeclarationReader reader = new OperationDeclarationReader(elements);
    List<OperationDeclaration> operations =
        new ArrayList<>(annotated.operations().stream().map(reader::read).toList());
    String directory = options.operations();
    if (directory != null) {
      try {
        operations.addAll(new OperationFiles(Path.of(directory)).read());
      } catch (NoSuchFileException e) {
        unreadable(directory, "there is no such directory");
      } catch (IOException | UncheckedIOException | InvalidPathException e) {
        unreadable(directory, e.toString());
      }
    }
    return new OperationSyntaxCheck(reporter).check(operations);
  }

  private void unreadable(String directory, String why) {
    reporter.report(Diagnostic.OPERATIONS_DIRECTORY, Origin.NOWHERE, directory, why);
  }

  private List<CheckedOperation> check(
      List<OperationDeclaration> operations, Declarations declarations, Model model) {
    if (operations.isEmpty()) {
      return List.of();
    }
    if (model.types().isEmpty()) {
      OperationDeclaration first = operations.getFirst();
      reporter.report(Diagnostic.NO_TYPES, first.origin(), first.source());
      return List.of();
    }
    return new OperationCheck(model, new LiteralChecks(declarations, model), reporter)
        .check(operations);
  }

  private Build build(
      Declarations declarations,
      Model model,
      List<CheckedOperation> checked,
      List<CheckedObserver> observers,
      Options options) {
    String catalogPackage = declarations.commonPackage();
    OriginatingElements origins =
        new OriginatingElements(
            elements, declarations, checked.stream().map(CheckedOperation::declaration));
    return new Build(
        model,
        options.databases(),
        checked.stream().map(operation -> source(operation, catalogPackage)).toList(),
        packages(declarations),
        declarations.types().stream()
            .collect(
                Collectors.toMap(
                    type -> type.name().value(),
                    type -> type.computed().stream().map(ComputedDeclaration::call).toList())),
        constraints(declarations, model),
        declarations.scalars().stream()
            .collect(Collectors.toMap(each -> each.name().value(), ScalarDeclaration::call)),
        new Build.Methods(declarations.methods(), declarations.objects()),
        observers.stream().map(FraiseProcessor::source).toList(),
        catalogPackage,
        origins::of);
  }

  private static Map<String, List<ConstrainedColumn>> constraints(
      Declarations declarations, Model model) {
    Map<String, List<ConstrainedColumn>> constraints = new HashMap<>();
    for (TypeDeclaration type : declarations.types()) {
      String name = type.name().value();
      List<ConstrainedColumn> columns = ConstrainedColumns.of(type, model.type(name));
      if (!columns.isEmpty()) {
        constraints.put(name, columns);
      }
    }
    return constraints;
  }

  /** The packages of classes and enums, by their GraphQL names; those of scalars are elsewhere. */
  private static Map<String, String> packages(Declarations declarations) {
    Map<String, String> packages = new HashMap<>();
    declarations.types().forEach(type -> packages.put(type.name().value(), type.packageName()));
    declarations.enums().forEach(each -> packages.put(each.model().name(), each.packageName()));
    return packages;
  }

  private static OperationSource source(CheckedOperation operation, String catalogPackage) {
    OperationDeclaration declaration = operation.declaration();
    return new OperationSource(
        Objects.requireNonNullElse(declaration.packageName(), catalogPackage),
        operation.node().name(),
        declaration.text(),
        operation.node(),
        operation.scalarLiterals());
  }

  private static ObserverSource source(CheckedObserver observer) {
    return new ObserverSource(observer.declaration(), observer.type().name(), observer.condition());
  }

  private void reportTooLate(TypeElement element) {
    String name = element.getSimpleName().toString();
    reporter.report(Diagnostic.TOO_LATE, Origin.of(element), name);
  }
}
