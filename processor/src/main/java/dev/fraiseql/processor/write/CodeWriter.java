package dev.fraiseql.processor.write;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.InterfaceModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.ObjectModel;
import dev.fraiseql.contract.model.ScalarModel;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.schema.SchemaText;
import dev.fraiseql.plan.sql.CaptureWriter;
import dev.fraiseql.plan.sql.DdlWriter;
import dev.fraiseql.plan.sql.Dialects;
import dev.fraiseql.processor.declared.ComputedCall;
import dev.fraiseql.processor.declared.ConstrainedColumn;
import dev.fraiseql.processor.declared.ConstrainedColumns;
import dev.fraiseql.processor.declared.InstanceDeclaration;
import dev.fraiseql.processor.declared.MethodClassDeclaration;
import dev.fraiseql.processor.declared.MethodDeclaration;
import dev.fraiseql.processor.declared.ObserverDeclaration;
import dev.fraiseql.processor.source.ClassName;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.StandardLocation;

/** Writes all generated files. Equal builds give equal files. */
public final class CodeWriter {
  private static final String RESOURCES = "META-INF/fraiseql/";

  private final Filer filer;

  /** A writer of files that javac is told of through {@code filer}. */
  public CodeWriter(Filer filer) {
    this.filer = filer;
  }

  /** Writes the classes, in a round that is not the last. */
  public void write(Build build) throws IOException {
    Names names = new Names(build);
    for (EnumModel each : build.model().enums()) {
      ClassName name = names.values(each.name());
      GeneratedFile.write(
          name, EnumWriter.write(each, name, build.origins().of(each.name())), filer);
    }
    for (ScalarModel each : build.model().scalars()) {
      ClassName name = names.scalar(each);
      GeneratedFile.write(
          name, new ScalarWriter(each, names).write(name, build.origins().of(each.name())), filer);
    }
    ModelConstants constants = new ModelConstants(build.model(), names);
    for (TypeModel type : build.model().types()) {
      write(type, constants.of(type), build, names);
    }
    for (Database database : build.databases()) {
      OperationWriter writer = new OperationWriter(build.model(), constants, database);
      for (OperationSource operation : build.operations()) {
        Element[] origins = build.origins().of(operation.name());
        GeneratedFile.write(
            OperationWriter.className(operation, database),
            writer.write(operation, origins),
            filer);
      }
    }
    for (MethodClassDeclaration type : build.methods().classes()) {
      write(type, build, names);
    }
    writeObservers(build, names);
    if (Stream.concat(
            build.constraints().values().stream(),
            build.methods().classes().stream()
                .flatMap(type -> type.methods().stream())
                .map(ConstrainedColumns::of))
        .anyMatch(CodeWriter::haveValidators)) {
      GeneratedFile.write(
          names.validatorContext(),
          ValidatorContextText.of(names.validatorContext()),
          allOrigins(build),
          filer);
    }
    GeneratedFile.write(
        names.catalog(),
        new CatalogWriter(build, names).write(names.catalog(), allOrigins(build)),
        filer);
  }

  private void write(MethodClassDeclaration type, Build build, Names names) throws IOException {
    Element[] origins = build.origins().of(type.javaClass());
    Set<Integer> checked = new HashSet<>();
    for (int i = 0; i < type.methods().size(); i++) {
      MethodDeclaration method = type.methods().get(i);
      List<ConstrainedColumn> constrained = ConstrainedColumns.of(method);
      if (!constrained.isEmpty()) {
        checked.add(i);
        ClassName checks = names.checks(type, method);
        GeneratedFile.write(
            checks,
            new ChecksWriter(build.model(), names, names.inPackage(type) + "#" + method.name())
                .write(checks, constrained, origins),
            filer);
      }
    }
    GeneratedFile.write(
        names.methods(type),
        new MethodsWriter(build.model(), names, build.methods().objects())
            .write(type, checked, origins),
        filer);
  }

  /** Writes the observers, and once for each record what makes its instances. */
  private void writeObservers(Build build, Names names) throws IOException {
    Map<InstanceDeclaration, Set<Element>> instances = new LinkedHashMap<>();
    for (ObserverSource source : build.observers()) {
      ObserverDeclaration observer = source.declaration();
      Element[] origins = build.origins().of(observer.javaClass());
      GeneratedFile.write(
          names.observer(observer), new ObserverWriter(names).write(source, origins), filer);
      InstanceDeclaration instance = observer.instance();
      if (instance != null) {
        instances.computeIfAbsent(instance, any -> new LinkedHashSet<>()).addAll(List.of(origins));
      }
    }
    for (Map.Entry<InstanceDeclaration, Set<Element>> entry : instances.entrySet()) {
      GeneratedFile.write(
          names.instances(entry.getKey()),
          new InstanceWriter(build.model(), names)
              .write(entry.getKey(), entry.getValue().toArray(Element[]::new)),
          filer);
    }
  }

  private static boolean haveValidators(List<ConstrainedColumn> columns) {
    return columns.stream()
        .flatMap(column -> column.constraints().stream())
        .anyMatch(constraint -> constraint.kind().hasValidator());
  }

  private void write(TypeModel type, FieldConstants constants, Build build, Names names)
      throws IOException {
    Model model = build.model();
    Element[] origins = build.origins().of(type.name());
    List<ConstrainedColumn> constrained = build.constraints().get(type.name());
    if (constrained != null) {
      ClassName checks = names.checks(type);
      GeneratedFile.write(
          checks,
          new ChecksWriter(model, names, names.inPackage(type)).write(checks, constrained, origins),
          filer);
    }
    ClassName modelName = names.model(type);
    GeneratedFile.write(
        modelName, new ModelWriter(type, constants, names).write(modelName, origins), filer);
    for (Database database : build.databases()) {
      ClassName executor = names.executor(type, database);
      GeneratedFile.write(
          executor,
          new ExecutorWriter(model, type, database, names, constants).write(executor, origins),
          constants,
          filer);
      if (!type.computed().isEmpty()) {
        ClassName computed = names.computed(type, database);
        List<ComputedCall> calls = Objects.requireNonNull(build.calls().get(type.name()));
        GeneratedFile.write(
            computed,
            new ComputedWriter(model, type, database, names, calls).write(computed, origins),
            filer);
      }
    }
  }

  /**
   * Writes the schema, the DDL and the triggers of each database and the service file, in the last
   * round.
   */
  public void writeResources(Build build) throws IOException {
    Element[] origins = allOrigins(build);
    resource(RESOURCES + "schema.graphqls", SchemaText.of(build.model()), origins);
    for (Database database : build.databases()) {
      resource(
          RESOURCES + "ddl/" + database.option() + ".sql",
          new DdlWriter(Dialects.of(database)).write(build.model()),
          origins);
      if (CaptureWriter.hasTriggers(build.model())) {
        resource(
            RESOURCES + "triggers/" + database.option() + ".sql",
            CaptureWriter.commands(build.model(), Dialects.of(database)),
            origins);
      }
    }
    resource(
        "META-INF/services/" + TypeCatalog.class.getName(),
        new Names(build).catalog().reflectionName() + "\n",
        origins);
  }

  private void resource(String path, String text, Element[] origins) throws IOException {
    try (Writer writer =
        filer.createResource(StandardLocation.CLASS_OUTPUT, "", path, origins).openWriter()) {
      writer.write(text);
    }
  }

  /** The origins of a file that depends on all declarations. */
  private static Element[] allOrigins(Build build) {
    return Stream.of(
            build.model().types().stream().map(TypeModel::name),
            build.model().enums().stream().map(EnumModel::name),
            build.model().interfaces().stream().map(InterfaceModel::name),
            build.model().scalars().stream().map(ScalarModel::name),
            build.methods().classes().stream().map(MethodClassDeclaration::javaClass),
            build.model().objects().stream().map(ObjectModel::name),
            build.observers().stream().map(each -> each.declaration().javaClass()),
            build.operations().stream().map(OperationSource::name))
        .flatMap(names -> names)
        .flatMap(name -> Arrays.stream(build.origins().of(name)))
        .distinct()
        .toArray(Element[]::new);
  }
}
