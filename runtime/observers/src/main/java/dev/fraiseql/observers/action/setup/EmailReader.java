package dev.fraiseql.observers.action.setup;

import dev.fraiseql.contract.event.ActionModel;
import dev.fraiseql.observers.action.mail.EmailAction;
import dev.fraiseql.observers.action.mail.SmtpServer;
import dev.fraiseql.observers.action.policy.Endpoint;
import dev.fraiseql.observers.action.text.Configured;
import dev.fraiseql.observers.action.text.Escaping;
import dev.fraiseql.observers.action.text.EventText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads emails. */
final class EmailReader {
  private static final String URL = "fraiseql.smtp.url";
  private static final String FROM = "fraiseql.smtp.from";

  private final ReaderContext context;
  private final Attributes attributes;
  private final Configured configured;

  EmailReader(ReaderContext context, Attributes attributes) {
    this.context = context;
    this.attributes = attributes;
    this.configured = attributes.configured();
  }

  @Nullable EndpointAction email(ActionModel.Email model) {
    SmtpServer server = server();
    String sender =
        model.from().isEmpty()
            ? attributes.required(FROM, "Set it to the address of the sender")
            : model.from();
    EventText from = sender == null ? null : attributes.check("from", () -> address(sender));
    List<EventText> to = new ArrayList<>();
    for (String receiver : model.to()) {
      EventText address = attributes.check("to", () -> address(receiver));
      if (address != null) {
        to.add(address);
      }
    }
    if (model.to().isEmpty()) {
      attributes.problems().add(attributes.action(), "it has no receiver. Add one, to = ...");
    }
    EventText subject = text("subject", model.subject());
    EventText body = text("body", model.body());
    if (server == null || from == null || subject == null || body == null) {
      return null;
    }
    return new EndpointAction(
        new EmailAction(
            new EmailAction.Mail(from, to, subject, body),
            model.policy(),
            server,
            context.resources().clock()),
        Endpoint.remote(server.endpoint()));
  }

  private @Nullable SmtpServer server() {
    String url = attributes.required(URL, "Set it to smtps://user:password@host:port");
    SmtpServer server = url == null ? null : attributes.check(URL, () -> SmtpServer.of(url));
    if (server != null && server.password() != null) {
      configured.mask(server.password());
    }
    return server;
  }

  private EventText address(String template) {
    EventText text = EventText.of(template, Escaping.LINE, configured);
    if (text.isConstant()) {
      EmailAction.checkAddress(text.write(_ -> null));
    }
    return text;
  }

  private @Nullable EventText text(String attribute, String template) {
    return attributes.check(attribute, () -> EventText.of(template, Escaping.TEXT, configured));
  }
}
