package dev.fraiseql.processor.read;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.processor.check.Rules;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.ModelBuilder;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/** The model that is read from sources. */
final class ModelOf {
  static final String IMPORTS =
      """
      package app;
      import dev.fraiseql.annotations.*;
      import java.math.*;
      import java.time.*;
      import java.time.temporal.ChronoUnit;
      import java.util.*;
      import org.jspecify.annotations.Nullable;
      """;

  private ModelOf() {}

  /** The model of the types in one source of the package {@code app}. */
  static Model source(String source) {
    return sources(JavaFileObjects.forSourceString("app.Types", IMPORTS + source));
  }

  static Model sources(JavaFileObject... sources) {
    ModelProcessor processor = new ModelProcessor();
    Compilation compilation = javac().withProcessors(processor).compile(sources);
    assertThat(compilation.errors()).isEmpty();
    return Objects.requireNonNull(processor.model);
  }

  /** The only type of a model. */
  static TypeModel only(Model model) {
    assertThat(model.types()).hasSize(1);
    return model.types().iterator().next();
  }

  /** A field of a type. */
  static FieldModel field(TypeModel type, String name) {
    return type.field(name).orElseThrow();
  }

  @SupportedAnnotationTypes("dev.fraiseql.annotations.*")
  private static final class ModelProcessor extends AbstractProcessor {
    private @Nullable Model model;

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!round.processingOver()) {
        AnnotatedClasses annotated = new AnnotatedClasses(processingEnv.getElementUtils());
        List<TypeElement> found = new ArrayList<>(annotated.collect(round));
        assertThat(found).isNotEmpty();
        Declarations declarations =
            new DeclarationReader(processingEnv.getElementUtils(), processingEnv.getTypeUtils())
                .read(annotated.types(), annotated.scalars());
        if (Rules.check(declarations, List.of(), new Reporter(processingEnv.getMessager()))) {
          model = new ModelBuilder(declarations, false).build(List.of());
        }
      }
      return false;
    }
  }
}
