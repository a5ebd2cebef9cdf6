package dev.fraiseql.observers.action.mail;

import dev.fraiseql.contract.event.ActionPolicy;
import dev.fraiseql.contract.event.DeliveredEvent;
import dev.fraiseql.observers.action.Action;
import dev.fraiseql.observers.action.ActionResult;
import dev.fraiseql.observers.action.text.Escaping;
import dev.fraiseql.observers.action.text.EventText;
import dev.fraiseql.observers.action.text.EventValues;
import dev.fraiseql.observers.action.text.Reason;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Sends an email. Its {@code Message-ID} is that of the delivery, so that receivers can tell a
 * repeated one.
 */
public final class EmailAction implements Action {
  private static final int PERMANENT = 500;

  private final Mail mail;
  private final SmtpServer server;
  private final Session session;
  private final InstantSource clock;

  /** What is sent. */
  public record Mail(EventText from, List<EventText> to, EventText subject, EventText body) {
    public Mail {
      to = List.copyOf(to);
    }
  }

  /** A mail. */
  public EmailAction(Mail mail, ActionPolicy policy, SmtpServer server, InstantSource clock) {
    this.mail = mail;
    this.server = server;
    this.clock = clock;
    this.session = Session.getInstance(server.properties(policy.timeout().toMillis()));
  }

  @Override
  public ActionResult perform(DeliveredEvent event, Runnable accepted) throws MessagingException {
    MimeMessage message;
    try {
      message = message(event);
    } catch (AddressException e) {
      return new ActionResult.Rejected(Reason.of("an address is invalid: " + e.getMessage()));
    }
    try (Transport transport = session.getTransport()) {
      transport.connect(server.user(), server.password());
      transport.sendMessage(message, message.getAllRecipients());
      return new ActionResult.Done();
    } catch (AuthenticationFailedException e) {
      // Not the event's fault, although its code is permanent
      return new ActionResult.Failed("the login failed at " + server.endpoint());
    } catch (MessagingException e) {
      return failure(e);
    }
  }

  private MimeMessage message(DeliveredEvent event) throws MessagingException {
    EventValues values = new EventValues(event);
    InternetAddress from = address(mail.from().write(values));
    MimeMessage message = new IdentifiedMessage(session, messageId(event, from));
    message.setFrom(from);
    List<InternetAddress> to = new ArrayList<>();
    for (EventText text : mail.to()) {
      to.add(address(text.write(values)));
    }
    message.setRecipients(Message.RecipientType.TO, to.toArray(InternetAddress[]::new));
    message.setSubject(Escaping.line(mail.subject().write(values)), "UTF-8");
    message.setText(mail.body().write(values), "UTF-8");
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-generated");
    return message;
  }

  /** One address: a text with several is none, so that a value cannot add receivers. */
  private static InternetAddress address(String text) throws AddressException {
    InternetAddress address = new InternetAddress(Escaping.line(text), true);
    // Both are addresses by the standard: a list of receivers, and a route over another server
    if (address.isGroup() || address.getAddress().startsWith("@")) {
      throw new AddressException("a group or a route", address.getAddress());
    }
    return address;
  }

  /**
   * Checks an address.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static void checkAddress(String text) {
    try {
      var _ = address(text);
    } catch (AddressException e) {
      throw new IllegalArgumentException(
          "it is not one address. Write name@host, or Name <name@host>.", e);
    }
  }

  private static String messageId(DeliveredEvent event, InternetAddress from) {
    String address = from.getAddress();
    String id = event.id().replaceAll("[^A-Za-z0-9._-]", "_");
    return '<' + id + address.substring(address.lastIndexOf('@')) + '>';
  }

  private static ActionResult failure(MessagingException thrown) {
    String reason = "SMTP: " + thrown.getMessage();
    int code = -1;
    for (Exception e = thrown; e != null; e = next(e)) {
      int own = code(e);
      if (own > 0) {
        code = Math.max(code, own);
        reason = "SMTP: " + e.getMessage();
      }
    }
    if (code >= PERMANENT) {
      return new ActionResult.Rejected(Reason.of(reason));
    }
    return new ActionResult.Failed(Reason.of(reason), null, true);
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof MessagingException messaging ? messaging.getNextException() : null;
  }

  /** The code of the server's reply; -1 if there was none. */
  private static int code(Exception e) {
    return switch (e) {
      case SMTPSendFailedException failed -> failed.getReturnCode();
      case SMTPAddressFailedException failed -> failed.getReturnCode();
      case SMTPSenderFailedException failed -> failed.getReturnCode();
      default -> -1;
    };
  }

  @Override
  public boolean needsPlatformThread() {
    return true; // a lookup of the server's name blocks the carrier of a virtual thread
  }

  /** A message with an id of ours. */
  private static final class IdentifiedMessage extends MimeMessage {
    private final String id;

    IdentifiedMessage(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
