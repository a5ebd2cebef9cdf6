package dev.fraiseql.processor.read;

import dev.fraiseql.annotations.Operation;
import dev.fraiseql.processor.declared.Attribute;
import dev.fraiseql.processor.declared.OperationDeclaration;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads elements annotated with {@code @Operation}. */
public final class OperationDeclarationReader {
  private final Elements elements;

  /** A reader of javac's elements. */
  public OperationDeclarationReader(Elements elements) {
    this.elements = elements;
  }

  /** The operation of one element. */
  public OperationDeclaration read(TypeElement element) {
    Attribute<String> text =
        AnnotationReader.find(Operation.class, List.of(element)).orElseThrow().text("value");
    String name = element.getSimpleName().toString();
    return new OperationDeclaration(
        elements.getPackageOf(element).getQualifiedName().toString(),
        name,
        text.value(),
        name,
        element.getKind().name().toLowerCase(Locale.ROOT),
        text.origin());
  }
}
