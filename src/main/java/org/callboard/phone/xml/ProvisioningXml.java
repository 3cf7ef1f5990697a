package org.callboard.phone.xml;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.ByteArrayOutputStream;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.callboard.account.Account;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.DialData;
import org.callboard.mergeable.KeyNode;
import org.callboard.organization.OrganizationSnapshot;
import org.xml.sax.SAXException;

/** Writes the answers for phones: UTF-8, valid against {@code provisioning.xsd} or not at all. */
@ApplicationScoped
public class ProvisioningXml {

  /** Stands for a secret that is not shown. */
  public static final String MASK = "********";

  private static final int USUAL = 1024;

  private static final String SCHEMA = "/provisioning.xsd";

  private final JAXBContext context;
  private final Schema schema;

  public ProvisioningXml() {
    try {
      context =
          JAXBContext.newInstance(
              GlobalXml.class, AccountXml.class, DialActionsXml.class, ErrorXml.class);
      URL xsd = Objects.requireNonNull(ProvisioningXml.class.getResource(SCHEMA), SCHEMA);
      schema = SchemaFactory.newDefaultInstance().newSchema(xsd);
    } catch (JAXBException | SAXException e) {
      throw new IllegalStateException("The XML binding or its schema is broken", e);
    }
  }

  /** The answer of Global External Provisioning. */
  public byte[] global(DialData data, OrganizationSnapshot organization) {
    return write(GlobalXmlMapper.map(data, organization), data.weight());
  }

  /**
   * The answer of External Provisioning. The caller sees to it that only an account that is whole
   * goes to a phone.
   *
   * @param serversOwn from {@link ServersOwnNodes}; a setting of the account wins over all but
   *     {@code cloud_username} and {@code cloud_password}
   * @param masked for people: secrets are {@value #MASK}
   */
  public byte[] account(Account account, List<KeyNode> serversOwn, boolean masked) {
    return write(AccountXmlMapper.map(account, serversOwn, masked), account.weight());
  }

  /** One dial action as phones see it. */
  public byte[] dialAction(DialAction action) {
    return write(GlobalXmlMapper.action(action, new KeyNodeElements()));
  }

  /** Dial actions as phones see them. */
  public byte[] dialActions(List<DialAction> actions) {
    KeyNodeElements elements = new KeyNodeElements();
    DialActionsXml root = new DialActionsXml();
    root.dialActions = actions.stream().map(a -> GlobalXmlMapper.action(a, elements)).toList();
    return write(root);
  }

  /** The answer that changes nothing on a phone and refuses nothing. */
  public byte[] nothing() {
    return write(new GlobalXml());
  }

  /** An error as the app shows it. */
  public byte[] error(String message) {
    ErrorXml error = new ErrorXml();
    error.message = message;
    return write(error);
  }

  private byte[] write(Object root) {
    return write(root, USUAL);
  }

  /**
   * @param length about how many bytes it becomes, so that the array need not grow
   */
  private byte[] write(Object root, long length) {
    try {
      Marshaller marshaller = context.createMarshaller();
      marshaller.setSchema(schema);
      marshaller.setProperty(Marshaller.JAXB_ENCODING, "UTF-8");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) length + USUAL);
      marshaller.marshal(root, bytes);
      return bytes.toByteArray();
    } catch (JAXBException e) {
      throw new IllegalStateException("An answer cannot be written", e);
    }
  }
}
