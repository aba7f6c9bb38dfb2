package io.kumoban.engine.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What calls that change something are about: the user, role, function or instance that a parameter names. All evidence of
 * such calls shows it, whatever its detector looks at, since it tells who may act next. Parameters and calls as in AWS's API
 * references of IAM, Lambda, EC2 and Systems Manager.
 */
public final class CallTargets {
    public static final Field USER = Field.ofCall("requestParameters.userName");
    public static final Field ROLE = Field.ofCall("requestParameters.roleName");
    public static final Field FUNCTION = Field.ofCall("requestParameters.functionName");
    public static final Field INSTANCE = Field.ofCall("requestParameters.instanceId");

    /** In an order that stays, since evidence shows it. */
    private static final Map<Field, Set<String>> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put(
                USER,
                Set.of(
                        "CreateUser",
                        "UpdateUser",
                        "DeleteUser",
                        "CreateAccessKey",
                        "UpdateAccessKey",
                        "CreateLoginProfile",
                        "UpdateLoginProfile",
                        "AttachUserPolicy",
                        "DetachUserPolicy",
                        "PutUserPolicy",
                        "DeleteUserPolicy",
                        "PutUserPermissionsBoundary",
                        "DeleteUserPermissionsBoundary",
                        "AddUserToGroup",
                        "EnableMFADevice",
                        "DeactivateMFADevice",
                        "CreateServiceSpecificCredential",
                        "ResetServiceSpecificCredential",
                        "UploadSigningCertificate",
                        "UploadSSHPublicKey"));
        BY_NAME.put(
                ROLE,
                Set.of(
                        "CreateRole",
                        "UpdateRole",
                        "DeleteRole",
                        "UpdateAssumeRolePolicy",
                        "AttachRolePolicy",
                        "DetachRolePolicy",
                        "PutRolePolicy",
                        "DeleteRolePolicy",
                        "PutRolePermissionsBoundary",
                        "DeleteRolePermissionsBoundary",
                        "AddRoleToInstanceProfile"));
        BY_NAME.put(
                FUNCTION,
                Set.of(
                        "CreateFunction",
                        "UpdateFunctionCode",
                        "UpdateFunctionConfiguration",
                        "DeleteFunction",
                        "AddPermission",
                        "CreateFunctionUrlConfig",
                        "UpdateFunctionUrlConfig",
                        "CreateEventSourceMapping"));
        BY_NAME.put(
                INSTANCE,
                Set.of(
                        "ModifyInstanceAttribute",
                        "ModifyInstanceMetadataOptions",
                        "GetPasswordData",
                        "SendSSHPublicKey",
                        "SendSerialConsoleSSHPublicKey"));
    }

    private CallTargets() {}

    /** The parameters, with the calls of which they are read. */
    public static Map<Field, Set<String>> byName() {
        return Collections.unmodifiableMap(BY_NAME);
    }
}
