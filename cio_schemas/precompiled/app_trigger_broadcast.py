"""Written by `python -m cio_schemas.precompiled` from the schema that BASE names; not to be edited."""

# mypy: ignore-errors

from cio_schemas.runtime import NoStepsError, STEPS_LEFT, is_integer, is_number, resumed, take_steps


def is_trigger_broadcast(v):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if "recipients" in v:
        v_recipients = v["recipients"]
        if not is_audience(v_recipients):
            return False
    if "emails" in v:
        v_emails = v["emails"]
        if v_emails.__class__ is not list and not isinstance(v_emails, list):
            return False
        if len(v_emails) > 16:
            take_steps(len(v_emails))
        for v_item in v_emails:
            if v_item.__class__ is not str and not isinstance(v_item, str):
                return False
            if not v_item:
                return False
    if "ids" in v:
        v_ids = v["ids"]
        if v_ids.__class__ is not list and not isinstance(v_ids, list):
            return False
        if len(v_ids) > 16:
            take_steps(len(v_ids))
        if len(v_ids) > 10000:
            return False
        for v_item_2 in v_ids:
            if isinstance(v_item_2, str):
                if not v_item_2:
                    return False
            elif (v_item_2.__class__ is not float or v_item_2 - v_item_2) and v_item_2.__class__ is not int and not is_number(v_item_2):
                return False
    if "per_user_data" in v:
        v_per_user_data = v["per_user_data"]
        if v_per_user_data.__class__ is not list and not isinstance(v_per_user_data, list):
            return False
        if len(v_per_user_data) > 16:
            take_steps(len(v_per_user_data))
        if len(v_per_user_data) > 10000:
            return False
        for v_item_3 in v_per_user_data:
            if v_item_3.__class__ is not dict and not isinstance(v_item_3, dict):
                return False
            if "id" in v_item_3:
                v_id = v_item_3["id"]
                if isinstance(v_id, str):
                    if not v_id:
                        return False
                elif (v_id.__class__ is not float or v_id - v_id) and v_id.__class__ is not int and not is_number(v_id):
                    return False
            if "email" in v_item_3:
                v_email = v_item_3["email"]
                if v_email.__class__ is not str and not isinstance(v_email, str):
                    return False
                if not v_email:
                    return False
            if "data" in v_item_3:
                v_data = v_item_3["data"]
                if v_data is not None and v_data.__class__ is not dict and not isinstance(v_data, dict):
                    return False
            if "id" not in v_item_3 and "email" not in v_item_3:
                return False
    if "data_file_url" in v:
        v_data_file_url = v["data_file_url"]
        if v_data_file_url.__class__ is not str and not isinstance(v_data_file_url, str):
            return False
    if "data" in v:
        v_data_2 = v["data"]
        if v_data_2 is not None and v_data_2.__class__ is not dict and not isinstance(v_data_2, dict):
            return False
    if "email_ignore_missing" in v:
        v_email_ignore_missing = v["email_ignore_missing"]
        if v_email_ignore_missing is not True and v_email_ignore_missing is not False:
            return False
    if "id_ignore_missing" in v:
        v_id_ignore_missing = v["id_ignore_missing"]
        if v_id_ignore_missing is not True and v_id_ignore_missing is not False:
            return False
    if "email_add_duplicates" in v:
        v_email_add_duplicates = v["email_add_duplicates"]
        if v_email_add_duplicates is not True and v_email_add_duplicates is not False:
            return False
    if is_all_of_0_not(v):
        return False
    return True


def is_audience(v):
    """#/$defs/Audience"""
    v_steps = STEPS_LEFT[0] = STEPS_LEFT[0] - 1
    if v_steps < 0:
        raise NoStepsError
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if "and" in v:
        v_and = v["and"]
        if v_and.__class__ is not list and not isinstance(v_and, list):
            return False
        if len(v_and) > 16:
            take_steps(len(v_and))
        for v_item in v_and:
            if not is_audience(v_item):
                return False
    if "or" in v:
        v_or = v["or"]
        if v_or.__class__ is not list and not isinstance(v_or, list):
            return False
        if len(v_or) > 16:
            take_steps(len(v_or))
        for v_item_2 in v_or:
            if not is_audience(v_item_2):
                return False
    if "not" in v:
        v_not = v["not"]
        if not is_audience(v_not):
            return False
    if "segment" in v:
        v_segment = v["segment"]
        if v_segment.__class__ is not dict:
            if not isinstance(v_segment, dict):
                return False
            v_segment = dict(v_segment)
        try:
            v_id = v_segment["id"]
        except KeyError:
            return False
        if v_id.__class__ is not int and not is_integer(v_id) and v_id.__class__ is not str and not isinstance(v_id, str):
            return False
    if "attribute" in v:
        v_attribute = v["attribute"]
        if v_attribute.__class__ is not dict:
            if not isinstance(v_attribute, dict):
                return False
            v_attribute = dict(v_attribute)
        try:
            v_field = v_attribute["field"]
        except KeyError:
            return False
        if v_field.__class__ is not str and not isinstance(v_field, str):
            return False
        try:
            v_operator = v_attribute["operator"]
        except KeyError:
            return False
        if v_operator != "eq" and v_operator != "exists":
            return False
        if is_audience_attribute_if(v_attribute):
            if "value" not in v_attribute:
                return False
    return True


def is_all_of_0_not(v):
    """#/allOf/0/not"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if ("recipients" not in v or "emails" not in v) and ("recipients" not in v or "ids" not in v) and ("recipients" not in v or "per_user_data" not in v) and ("recipients" not in v or "data_file_url" not in v) and ("emails" not in v or "ids" not in v) and ("emails" not in v or "per_user_data" not in v) and ("emails" not in v or "data_file_url" not in v) and ("ids" not in v or "per_user_data" not in v) and ("ids" not in v or "data_file_url" not in v) and ("per_user_data" not in v or "data_file_url" not in v):
        return False
    return True


def is_audience_attribute_if(v):
    """#/$defs/Audience/properties/attribute/if"""
    if isinstance(v, dict):
        if "operator" not in v:
            return False
        v_operator = v["operator"]
        if v_operator != "eq":
            return False
    return True


def is_valid(v):
    try:
        return is_trigger_broadcast(v)
    except (RecursionError, NoStepsError) as error:
        return resumed(is_trigger_broadcast, v, error)


def collect_trigger_broadcast(v, errors, path, schema_path):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((0, v, path, schema_path, None))  # type
    else:
        if "recipients" in v:
            v_recipients = v["recipients"]
            collect_audience(v_recipients, errors, path + ("recipients",), schema_path + ("properties", "recipients"))
        if "emails" in v:
            v_emails = v["emails"]
            if v_emails.__class__ is not list and not isinstance(v_emails, list):
                errors.append((1, v_emails, path + ("emails",), schema_path, None))  # type
            else:
                if len(v_emails) > 16:
                    take_steps(len(v_emails))
                for v_index, v_item in enumerate(v_emails):
                    if v_item.__class__ is not str and not isinstance(v_item, str):
                        errors.append((2, v_item, path + ("emails", v_index), schema_path, None))  # type
                    elif not v_item:
                        errors.append((3, v_item, path + ("emails", v_index), schema_path, None))  # minLength
        if "ids" in v:
            v_ids = v["ids"]
            if v_ids.__class__ is not list and not isinstance(v_ids, list):
                errors.append((4, v_ids, path + ("ids",), schema_path, None))  # type
            else:
                if len(v_ids) > 16:
                    take_steps(len(v_ids))
                if len(v_ids) > 10000:
                    errors.append((5, v_ids, path + ("ids",), schema_path, None))  # maxItems
                for v_index_2, v_item_2 in enumerate(v_ids):
                    if (v_item_2.__class__ is not float or v_item_2 - v_item_2) and v_item_2.__class__ is not int and not is_number(v_item_2) and v_item_2.__class__ is not str and not isinstance(v_item_2, str):
                        errors.append((6, v_item_2, path + ("ids", v_index_2), schema_path, None))  # type
                    if isinstance(v_item_2, str):
                        if not v_item_2:
                            errors.append((7, v_item_2, path + ("ids", v_index_2), schema_path, None))  # minLength
        if "per_user_data" in v:
            v_per_user_data = v["per_user_data"]
            if v_per_user_data.__class__ is not list and not isinstance(v_per_user_data, list):
                errors.append((8, v_per_user_data, path + ("per_user_data",), schema_path, None))  # type
            else:
                if len(v_per_user_data) > 16:
                    take_steps(len(v_per_user_data))
                if len(v_per_user_data) > 10000:
                    errors.append((9, v_per_user_data, path + ("per_user_data",), schema_path, None))  # maxItems
                for v_index_3, v_item_3 in enumerate(v_per_user_data):
                    if v_item_3.__class__ is not dict and not isinstance(v_item_3, dict):
                        errors.append((10, v_item_3, path + ("per_user_data", v_index_3), schema_path, None))  # type
                    else:
                        if "id" in v_item_3:
                            v_id = v_item_3["id"]
                            if (v_id.__class__ is not float or v_id - v_id) and v_id.__class__ is not int and not is_number(v_id) and v_id.__class__ is not str and not isinstance(v_id, str):
                                errors.append((11, v_id, path + ("per_user_data", v_index_3, "id"), schema_path, None))  # type
                            if isinstance(v_id, str):
                                if not v_id:
                                    errors.append((12, v_id, path + ("per_user_data", v_index_3, "id"), schema_path, None))  # minLength
                        if "email" in v_item_3:
                            v_email = v_item_3["email"]
                            if v_email.__class__ is not str and not isinstance(v_email, str):
                                errors.append((13, v_email, path + ("per_user_data", v_index_3, "email"), schema_path, None))  # type
                            elif not v_email:
                                errors.append((14, v_email, path + ("per_user_data", v_index_3, "email"), schema_path, None))  # minLength
                        if "data" in v_item_3:
                            v_data = v_item_3["data"]
                            if v_data is not None and v_data.__class__ is not dict and not isinstance(v_data, dict):
                                errors.append((15, v_data, path + ("per_user_data", v_index_3, "data"), schema_path, None))  # type
                    if isinstance(v_item_3, dict) and "id" not in v_item_3 and isinstance(v_item_3, dict) and "email" not in v_item_3:
                        v_context = []
                        if isinstance(v_item_3, dict):
                            if "id" not in v_item_3:
                                v_context.append((16, v_item_3, (), (), "id"))  # required
                        if isinstance(v_item_3, dict):
                            if "email" not in v_item_3:
                                v_context.append((17, v_item_3, (), (), "email"))  # required
                        errors.append((18, v_item_3, path + ("per_user_data", v_index_3), schema_path, v_context))  # anyOf
        if "data_file_url" in v:
            v_data_file_url = v["data_file_url"]
            if v_data_file_url.__class__ is not str and not isinstance(v_data_file_url, str):
                errors.append((19, v_data_file_url, path + ("data_file_url",), schema_path, None))  # type
        if "data" in v:
            v_data_2 = v["data"]
            if v_data_2 is not None and v_data_2.__class__ is not dict and not isinstance(v_data_2, dict):
                errors.append((20, v_data_2, path + ("data",), schema_path, None))  # type
        if "email_ignore_missing" in v:
            v_email_ignore_missing = v["email_ignore_missing"]
            if v_email_ignore_missing is not True and v_email_ignore_missing is not False:
                errors.append((21, v_email_ignore_missing, path + ("email_ignore_missing",), schema_path, None))  # type
        if "id_ignore_missing" in v:
            v_id_ignore_missing = v["id_ignore_missing"]
            if v_id_ignore_missing is not True and v_id_ignore_missing is not False:
                errors.append((22, v_id_ignore_missing, path + ("id_ignore_missing",), schema_path, None))  # type
        if "email_add_duplicates" in v:
            v_email_add_duplicates = v["email_add_duplicates"]
            if v_email_add_duplicates is not True and v_email_add_duplicates is not False:
                errors.append((23, v_email_add_duplicates, path + ("email_add_duplicates",), schema_path, None))  # type
    if is_all_of_0_not(v):
        errors.append((24, v, path, schema_path, None))  # not


def collect_audience(v, errors, path, schema_path):
    """#/$defs/Audience"""
    v_steps = STEPS_LEFT[0] = STEPS_LEFT[0] - 1
    if v_steps < 0:
        raise NoStepsError
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((25, v, path, schema_path, None))  # type
    else:
        if "and" in v:
            v_and = v["and"]
            if v_and.__class__ is not list and not isinstance(v_and, list):
                errors.append((26, v_and, path + ("and",), schema_path, None))  # type
            else:
                if len(v_and) > 16:
                    take_steps(len(v_and))
                for v_index, v_item in enumerate(v_and):
                    collect_audience(v_item, errors, path + ("and", v_index), schema_path + ("properties", "and", "items"))
        if "or" in v:
            v_or = v["or"]
            if v_or.__class__ is not list and not isinstance(v_or, list):
                errors.append((27, v_or, path + ("or",), schema_path, None))  # type
            else:
                if len(v_or) > 16:
                    take_steps(len(v_or))
                for v_index_2, v_item_2 in enumerate(v_or):
                    collect_audience(v_item_2, errors, path + ("or", v_index_2), schema_path + ("properties", "or", "items"))
        if "not" in v:
            v_not = v["not"]
            collect_audience(v_not, errors, path + ("not",), schema_path + ("properties", "not"))
        if "segment" in v:
            v_segment = v["segment"]
            if v_segment.__class__ is not dict and not isinstance(v_segment, dict):
                errors.append((28, v_segment, path + ("segment",), schema_path, None))  # type
            else:
                if "id" not in v_segment:
                    errors.append((29, v_segment, path + ("segment",), schema_path, "id"))  # required
                if "id" in v_segment:
                    v_id = v_segment["id"]
                    if v_id.__class__ is not int and not is_integer(v_id) and v_id.__class__ is not str and not isinstance(v_id, str):
                        errors.append((30, v_id, path + ("segment", "id"), schema_path, None))  # type
        if "attribute" in v:
            v_attribute = v["attribute"]
            if v_attribute.__class__ is not dict and not isinstance(v_attribute, dict):
                errors.append((31, v_attribute, path + ("attribute",), schema_path, None))  # type
            else:
                if "field" not in v_attribute:
                    errors.append((32, v_attribute, path + ("attribute",), schema_path, "field"))  # required
                if "operator" not in v_attribute:
                    errors.append((33, v_attribute, path + ("attribute",), schema_path, "operator"))  # required
                if "field" in v_attribute:
                    v_field = v_attribute["field"]
                    if v_field.__class__ is not str and not isinstance(v_field, str):
                        errors.append((34, v_field, path + ("attribute", "field"), schema_path, None))  # type
                if "operator" in v_attribute:
                    v_operator = v_attribute["operator"]
                    if v_operator != "eq" and v_operator != "exists":
                        errors.append((35, v_operator, path + ("attribute", "operator"), schema_path, None))  # enum
            if is_audience_attribute_if(v_attribute):
                if isinstance(v_attribute, dict):
                    if "value" not in v_attribute:
                        errors.append((36, v_attribute, path + ("attribute",), schema_path, "value"))  # required


collect = collect_trigger_broadcast


BASE = "urn:cio-schemas:app/trigger-broadcast"
SITES = [
    ("type", ""),
    ("type", "/properties/emails"),
    ("type", "/properties/emails/items"),
    ("minLength", "/properties/emails/items"),
    ("type", "/properties/ids"),
    ("maxItems", "/properties/ids"),
    ("type", "/properties/ids/items"),
    ("minLength", "/properties/ids/items"),
    ("type", "/properties/per_user_data"),
    ("maxItems", "/properties/per_user_data"),
    ("type", "/properties/per_user_data/items"),
    ("type", "urn:cio-schemas:parts/people#/$defs/PersonId", ("properties", "per_user_data", "items", "properties", "id", "type")),
    ("minLength", "urn:cio-schemas:parts/people#/$defs/PersonId", ("properties", "per_user_data", "items", "properties", "id", "minLength")),
    ("type", "urn:cio-schemas:parts/people#/$defs/Email", ("properties", "per_user_data", "items", "properties", "email", "type")),
    ("minLength", "urn:cio-schemas:parts/people#/$defs/Email", ("properties", "per_user_data", "items", "properties", "email", "minLength")),
    ("type", "/properties/per_user_data/items/properties/data"),
    ("required", "/properties/per_user_data/items/allOf/0/anyOf/0", (0, "required")),
    ("required", "/properties/per_user_data/items/allOf/0/anyOf/1", (1, "required")),
    ("anyOf", "/properties/per_user_data/items/allOf/0"),
    ("type", "/properties/data_file_url"),
    ("type", "/properties/data"),
    ("type", "/properties/email_ignore_missing"),
    ("type", "/properties/id_ignore_missing"),
    ("type", "/properties/email_add_duplicates"),
    ("not", "/allOf/0"),
    ("type", "/$defs/Audience", ("type",)),
    ("type", "/$defs/Audience/properties/and", ("properties", "and", "type")),
    ("type", "/$defs/Audience/properties/or", ("properties", "or", "type")),
    ("type", "/$defs/Audience/properties/segment", ("properties", "segment", "type")),
    ("required", "/$defs/Audience/properties/segment", ("properties", "segment", "required")),
    ("type", "/$defs/Audience/properties/segment/properties/id", ("properties", "segment", "properties", "id", "type")),
    ("type", "/$defs/Audience/properties/attribute", ("properties", "attribute", "type")),
    ("required", "/$defs/Audience/properties/attribute", ("properties", "attribute", "required")),
    ("required", "/$defs/Audience/properties/attribute", ("properties", "attribute", "required")),
    ("type", "/$defs/Audience/properties/attribute/properties/field", ("properties", "attribute", "properties", "field", "type")),
    ("enum", "/$defs/Audience/properties/attribute/properties/operator", ("properties", "attribute", "properties", "operator", "enum")),
    ("required", "/$defs/Audience/properties/attribute/then", ("properties", "attribute", "then", "required")),
]
